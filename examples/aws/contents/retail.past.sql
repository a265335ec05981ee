-- The payments of an order go with it.
DELETE FROM orders WHERE created_at > current_setting('slipway.past')::timestamptz;
DELETE FROM payments WHERE created_at > current_setting('slipway.past')::timestamptz;
DELETE FROM stock WHERE created_at > current_setting('slipway.past')::timestamptz;
