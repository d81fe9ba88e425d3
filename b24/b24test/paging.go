package b24test

// ByOffset pages by limit and offset (landing.*, imbot.v2.*). Below a key, the
// answer tells hasNextPage.
func (t *Table) ByOffset(c *Call) Reply {
	rows := t.read()
	offset := c.Int(either(c, "offset", "OFFSET"))
	page := slice(rows, offset, t.limit(c.Int(either(c, "limit", "LIMIT"))))
	return Reply{Result: t.written(page, map[string]any{"hasNextPage": offset+len(page) < len(rows)})}
}

// ByPage pages by the number of the page (biconnector.*).
func (t *Table) ByPage(c *Call) Reply {
	rows := t.read()
	limit := t.limit(c.Int("limit"))
	number := t.FirstPage
	if c.Has("page") {
		number = c.Int("page")
	}
	return Reply{Result: t.written(slice(rows, (number-t.FirstPage)*limit, limit), nil)}
}

// ByLastID pages back in time from LAST_ID, the newest row first
// (im.dialog.messages.get).
func (t *Table) ByLastID(c *Call) Reply {
	rows := t.read()
	sortBy(rows, t.ID, "desc")
	if c.Has("LAST_ID") {
		rows = where(rows, []condition{{t.ID, "<", c.Get("LAST_ID")}})
	}
	return Reply{Result: t.written(slice(rows, 0, t.limit(c.Int("LIMIT"))), nil)}
}

// ByNav pages by the NAV_PARAMS in the last argument of a positional method
// (task.elapseditem.getlist). Wrap it in [Positional].
func (t *Table) ByNav(c *Call) Reply {
	rows := t.read()
	nav := map[string]any{}
	if len(c.Args) > 0 {
		last, _ := c.Args[len(c.Args)-1].(map[string]any)
		nav, _ = last["NAV_PARAMS"].(map[string]any)
	}
	limit := t.limit(number(nav["nPageSize"]))
	page := max(number(nav["iNumPage"]), 1)
	return Reply{Result: t.written(slice(rows, (page-1)*limit, limit), nil), Total: new(len(rows))}
}
