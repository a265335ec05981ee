-- The addresses of a customer go with it.
DELETE FROM customers WHERE created_at > current_setting('slipway.past')::timestamptz;
DELETE FROM addresses WHERE created_at > current_setting('slipway.past')::timestamptz;
