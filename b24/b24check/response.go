package b24check

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"reflect"

	"github.com/b24gen/b24gen/b24"
)

// response has the portal give the example's answer, and holds the result, as it
// is written again, against the one of the example.
func (p *prover) response(ctx context.Context, m method, text []byte) error {
	p.answer(m, http.StatusOK, envelope(text))
	res, err := m.do(ctx, reflect.Zero(m.params))
	if err != nil {
		return err
	}
	if err := oddities(res.FieldByName("Odd").Interface().([]b24.FieldError)); err != nil {
		return err
	}
	back, err := b24.Marshal(res.FieldByName("Result").Interface())
	if err != nil {
		return err
	}
	got, gotErr := parse(back)
	want, wantErr := parse(res.FieldByName("Raw").Bytes())
	if err := errors.Join(gotErr, wantErr); err != nil {
		return err
	}
	return Same(want, got)
}

// envelope puts an example that shows the result alone into an answer.
func envelope(text []byte) []byte {
	v, err := parse(text)
	if err == nil && v.member("result").kind == 0 && !v.has("result") {
		return fmt.Appendf(nil, `{"result":%s}`, text)
	}
	return text
}
