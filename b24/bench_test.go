package b24_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/b24gen/b24gen/b24"
)

// The benchmarks compare a call with the bare minimum: json.Marshal,
// http.Client.Do and json.Unmarshal of the same body.

type benchDeal struct {
	ID           b24.ID      `json:"ID"`
	Title        string      `json:"TITLE"`
	StageID      string      `json:"STAGE_ID"`
	Opportunity  b24.Decimal `json:"OPPORTUNITY"`
	Currency     string      `json:"CURRENCY_ID"`
	CompanyID    b24.ID      `json:"COMPANY_ID"`
	ContactID    b24.ID      `json:"CONTACT_ID"`
	AssignedByID b24.ID      `json:"ASSIGNED_BY_ID"`
	DateCreate   string      `json:"DATE_CREATE"`
	DateModify   string      `json:"DATE_MODIFY"`
	Closed       b24.YN      `json:"CLOSED"`
	Opened       b24.YN      `json:"OPENED"`
	Comments     string      `json:"COMMENTS"`
}

// plainDeal is benchDeal for encoding/json.
type plainDeal struct {
	ID           string `json:"ID"`
	Title        string `json:"TITLE"`
	StageID      string `json:"STAGE_ID"`
	Opportunity  string `json:"OPPORTUNITY"`
	Currency     string `json:"CURRENCY_ID"`
	CompanyID    string `json:"COMPANY_ID"`
	ContactID    string `json:"CONTACT_ID"`
	AssignedByID string `json:"ASSIGNED_BY_ID"`
	DateCreate   string `json:"DATE_CREATE"`
	DateModify   string `json:"DATE_MODIFY"`
	Closed       string `json:"CLOSED"`
	Opened       string `json:"OPENED"`
	Comments     string `json:"COMMENTS"`
}

type plainTime struct {
	Start, Finish, Duration, Processing float64
	DateStart                           string  `json:"date_start"`
	DateFinish                          string  `json:"date_finish"`
	Operating                           float64 `json:"operating"`
	ResetAt                             int64   `json:"operating_reset_at"`
}

const benchTime = `"time":{"start":1772463845.123456,"finish":1772463845.234567,"duration":0.111111,"processing":0.054321,` +
	`"date_start":"2026-03-02T15:04:05+03:00","date_finish":"2026-03-02T15:04:05+03:00","operating_reset_at":1772464445,"operating":0.1}`

var (
	smallAnswer = `{"result":7,` + benchTime + `}`
	listAnswer  = `{"result":[` + strings.TrimSuffix(strings.Repeat(benchRow+",", 50), ",") + `],"total":1000,"next":50,` + benchTime + `}`
)

const benchRow = `{"ID":"12345","TITLE":"Поставка оборудования","STAGE_ID":"C1:NEW","OPPORTUNITY":"1000000.00","CURRENCY_ID":"USD","COMPANY_ID":"17","CONTACT_ID":"23","ASSIGNED_BY_ID":"1",` +
	`"DATE_CREATE":"2026-03-02T15:04:05+03:00","DATE_MODIFY":"2026-03-02T15:04:05+03:00","CLOSED":"N","OPENED":"Y","COMMENTS":"call back on Monday"}`

func BenchmarkSmall(b *testing.B) {
	b.Run("bare", func(b *testing.B) { bare[int](b, smallAnswer) })
	b.Run("b24", func(b *testing.B) { through[int](b, smallAnswer) })
}

func BenchmarkList(b *testing.B) {
	b.Run("bare", func(b *testing.B) { bare[[]plainDeal](b, listAnswer) })
	b.Run("b24", func(b *testing.B) { through[[]benchDeal](b, listAnswer) })
}

func BenchmarkDecode(b *testing.B) {
	b.Run("json", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var v struct{ Result []plainDeal }
			if err := json.Unmarshal([]byte(listAnswer), &v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("b24", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var v struct{ Result []benchDeal }
			if _, err := b24.Unmarshal([]byte(listAnswer), &v); err != nil {
				b.Fatal(err)
			}
		}
	})
}

type benchParams struct {
	Fields map[string]any `json:"fields"`
}

var benchFields = benchParams{Fields: map[string]any{"TITLE": "Delivery", "STAGE_ID": "C1:NEW", "OPPORTUNITY": 1000}}

func bare[T any](b *testing.B, answer string) {
	p := newPortal(b, answers(answer))
	b.ReportAllocs()
	for b.Loop() {
		if err := bareCall[T](b, http.DefaultClient, p.URL+"/rest/1/"+webhookCode+"/crm.deal.add"); err != nil {
			b.Fatal(err)
		}
	}
}

func bareCall[T any](b testing.TB, client *http.Client, address string) error {
	body, err := json.Marshal(benchFields)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(b.Context(), http.MethodPost, address, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	var v struct {
		Result      T
		Total, Next *int
		Error       string `json:"error"`
		Time        plainTime
	}
	if err := json.Unmarshal(answer, &v); err != nil {
		return err
	}
	if v.Error != "" {
		return fmt.Errorf("error %s", v.Error)
	}
	return nil
}

func through[T any](b *testing.B, answer string) {
	c := newPortal(b, answers(answer)).client(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := b24.Call[T](b.Context(), c, "crm.deal.add", benchFields); err != nil {
			b.Fatal(err)
		}
	}
}
