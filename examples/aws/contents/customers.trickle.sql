INSERT INTO customers (email) VALUES ('customer-' || gen_random_uuid() || '@example.com');
