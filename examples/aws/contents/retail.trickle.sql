WITH placed AS (
  INSERT INTO orders (customer, total_cents)
  VALUES ('customer-' || floor(random() * 997), 990 + floor(random() * 24000)::int)
  RETURNING id, total_cents
)
INSERT INTO payments (order_id, amount_cents) SELECT id, total_cents FROM placed;
