-- A year of customers, one every four hours, each with an address.
CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE addresses (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers ON DELETE CASCADE,
  city text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX ON customers (created_at);
CREATE INDEX ON addresses (customer_id);

INSERT INTO customers (email, created_at)
SELECT
  'customer-' || 2190 - i || '@example.com',
  now() - i * interval '4 hours' - interval '3 minutes'
FROM generate_series(2190, 0, -1) AS i;

INSERT INTO addresses (customer_id, city, created_at)
SELECT
  id,
  (ARRAY['Utrecht', 'Porto', 'Gdansk', 'Lyon', 'Graz'])[1 + id % 5],
  created_at + interval '2 minutes'
FROM customers ORDER BY id;
