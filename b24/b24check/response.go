package b24check

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/b24gen/b24gen/b24"
)

// response has the portal give the example's answer, and holds the result, as it
// is written again, against the one of the example.
func (p *checker) response(ctx context.Context, m method, text []byte) error {
	p.answer(m, http.StatusOK, envelope(text))
	res, err := m.do(ctx, m.blank())
	if err != nil {
		return err
	}
	if err := unread(res.FieldByName("Odd").Interface().([]b24.FieldError)); err != nil {
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

// failure has the portal give the example's error, and asks for the constant of
// its code. A code that is empty or 0 has none: the description is all there is
// (REST-PROTOCOL section 4.1).
func (p *checker) failure(ctx context.Context, m method, text []byte) error {
	p.answer(m, http.StatusBadRequest, text)
	_, err := m.do(ctx, m.blank())
	var e *b24.Error
	switch {
	case err == nil:
		return errors.New("the call succeeded")
	case !errors.As(err, &e):
		return err
	case e.Code == "" || e.Code == "0":
		return nil
	}
	is := func(code b24.Code) bool { return errors.Is(err, code) }
	if slices.ContainsFunc(m.codes, is) || slices.ContainsFunc(system, is) {
		return nil
	}
	return fmt.Errorf("no constant for the code %q", string(e.Code))
}

// system are the constants of the codes that any method may answer.
var system = []b24.Code{
	b24.ErrQueryLimitExceeded, b24.ErrOperationTimeLimit, b24.ErrOverloadLimit, b24.ErrExpiredToken, b24.ErrInvalidToken,
	b24.ErrNoAuthFound, b24.ErrMethodConfirmWaiting, b24.ErrMethodConfirmDenied, b24.ErrInsufficientScope,
	b24.ErrInvalidCredentials, b24.ErrUserAccess, b24.ErrAccessDenied, b24.ErrWrongAuthType, b24.ErrIntranetUserOnly,
	b24.ErrMethodNotFound, b24.ErrManifestNotAvailable, b24.ErrBatchMethodNotAllowed, b24.ErrBatchLengthExceeded,
	b24.ErrInvalidRequest, b24.ErrArgument, b24.ErrParameters, b24.ErrInternalServer, b24.ErrUnexpectedAnswer,
	b24.ErrPortalDeleted, b24.ErrPaymentRequired,
}
