-- An order of a few minutes ago, so that the point just before its loss can be named in whole seconds. Its payments go with it.
DELETE FROM orders
WHERE id = (SELECT id FROM orders ORDER BY id DESC OFFSET 10 LIMIT 1)
RETURNING *;
