/**
 * Loaded before a relay, this makes SQLite commit with `synchronous=NORMAL`, and claim that it is FULL: what a test of power
 * losses has to notice.
 */
import { DatabaseSync } from 'node:sqlite';

const { exec, prepare } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function weaker(sql) {
  exec.call(this, sql.replace('PRAGMA synchronous = 2', 'PRAGMA synchronous = 1'));
};

DatabaseSync.prototype.prepare = function lying(sql, ...more) {
  return prepare.call(this, sql === 'PRAGMA synchronous' ? 'SELECT 2 AS synchronous' : sql, ...more);
};
