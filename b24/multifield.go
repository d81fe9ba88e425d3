package b24

// Multifield is a phone number, mail address, web address or messenger of an
// object of the CRM, as the methods of leads, contacts and companies have it.
//
// In an update a row without an id is added, one with an id is changed, and
// rows that are not mentioned stay (REST-PROTOCOL section 10.6).
type Multifield struct {
	ID        ID     `json:"ID,omitzero"`
	TypeID    string `json:"TYPE_ID,omitzero"`    // PHONE, EMAIL, WEB, IM
	ValueType string `json:"VALUE_TYPE,omitzero"` // WORK, HOME, MOBILE, ...
	Value     string `json:"VALUE"`
	Delete    YN     `json:"DELETE,omitzero"`
	Extra     Extra  `json:"-"`
}

// Removal returns the row that deletes this one in an update.
func (m Multifield) Removal() Multifield { return Multifield{ID: m.ID, Delete: true} }

// ItemMultifield is a [Multifield] as rows of fm in crm.item.* have it.
type ItemMultifield struct {
	ID        ID     `json:"id,omitzero"`
	TypeID    string `json:"typeId,omitzero"`
	ValueType string `json:"valueType,omitzero"`
	Value     string `json:"value"`
	Extra     Extra  `json:"-"`
}
