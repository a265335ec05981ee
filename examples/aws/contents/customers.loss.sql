-- A customer of a few minutes ago, so that the point just before the loss can be named in whole seconds.
DELETE FROM customers
WHERE id = (SELECT id FROM customers ORDER BY id DESC OFFSET 10 LIMIT 1)
RETURNING *;
