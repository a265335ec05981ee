module slipway.local/control-plane/guard

go 1.25.0
