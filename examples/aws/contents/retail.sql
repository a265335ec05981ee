-- Thirty days of the shop: an order every twenty minutes, each paid for, and the stock as it was counted every day.
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer text NOT NULL,
  total_cents integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE payments (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES orders ON DELETE CASCADE,
  amount_cents integer NOT NULL,
  state text NOT NULL DEFAULT 'captured',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE stock (
  sku text NOT NULL,
  quantity integer NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (sku, created_at)
);
CREATE INDEX ON orders (created_at);
CREATE INDEX ON payments (order_id);

INSERT INTO orders (customer, total_cents, created_at)
SELECT
  'customer-' || i * 7919 % 997,
  990 + i * 6151 % 24000,
  now() - i * interval '20 minutes' - interval '90 seconds'
FROM generate_series(2160, 0, -1) AS i;

INSERT INTO payments (order_id, amount_cents, state, created_at)
SELECT
  id,
  total_cents,
  CASE WHEN id % 50 = 0 THEN 'refunded' ELSE 'captured' END,
  created_at + interval '40 seconds'
FROM orders ORDER BY id;

INSERT INTO stock (sku, quantity, created_at)
SELECT
  'sku-' || lpad(sku::text, 4, '0'),
  20 + (sku * 37 + day * 11) % 180,
  now() - day * interval '1 day' - interval '5 hours'
FROM generate_series(1, 40) AS sku, generate_series(0, 29) AS day;
