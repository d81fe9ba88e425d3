package openapi

import "github.com/pb33f/libopenapi/datamodel/high/base"

// fileSent is a file in a parameter: the content in base64, name and content, several of
// these, or what refers to a file that is there already (REST-PROTOCOL section 11).
func (b *builder) fileSent() *base.Schema {
	if b.is30() {
		return &base.Schema{}
	}
	pair := listOf(ofType("string"))
	data := newProperties()
	data.Set("fileData", pair)
	value := newProperties()
	value.Set("value", base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: data}))
	object := newProperties()
	object.Set("fileData", pair)
	object.Set("id", b.union("integer", "string"))
	object.Set("remove", ofType("string"))
	return &base.Schema{AnyOf: []*base.SchemaProxy{
		b.union("string", "integer"),
		listOf(anyOf(
			b.union("string", "integer"),
			pair,
			base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: value}),
		)),
		base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: object}),
	}}
}

// fileAnswered is what an answer tells of a file: its id, or an object with an address.
func (b *builder) fileAnswered() *base.Schema {
	if b.is30() {
		return &base.Schema{}
	}
	at := place{nullable: true}
	object := newProperties()
	for _, name := range []string{"id", "fileId", "size"} {
		object.Set(name, b.union("integer", "string", "null"))
	}
	for _, name := range []string{"name", "fileName", "url", "urlMachine", "downloadUrl", "showUrl", "DOWNLOAD_URL"} {
		object.Set(name, b.text(at))
	}
	return &base.Schema{AnyOf: []*base.SchemaProxy{
		b.union("string", "integer"),
		base.CreateSchemaProxy(&base.Schema{Type: []string{"object"}, Properties: object}),
		listOf(b.union("string", "integer", "object")),
	}}
}
