const names: Readonly<Record<string, string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
};

/** What an engine is called, e.g. `RDS PostgreSQL 16.4`. */
export function getEngineName(engine = 'database', version = ''): string {
  const name = Object.hasOwn(names, engine) ? names[engine] : engine;
  return `RDS ${name} ${version}`.trim();
}
