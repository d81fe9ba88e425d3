package main

type initCmd struct{}

func (*initCmd) Run(*app) error { return nil }
