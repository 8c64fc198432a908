/** How values of the database become values of the house: days and instants stay text, never a `Date` that moves them. */
import pg from 'pg'

const { builtins } = pg.types

const instantText = (value: string): string =>
  new Date(`${value.slice(0, 10)}T${value.slice(11).replace(/\+00$/, 'Z')}`).toISOString()

/** @returns parsers for a connection whose time zone is UTC. */
export function typeParsers(): pg.CustomTypesConfig {
  return {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (oid === builtins.DATE) return (value: string) => value
      if (oid === builtins.TIMESTAMPTZ) return instantText
      if (oid === builtins.INT8) return Number
      return format === 'binary' ? pg.types.getTypeParser(oid, 'binary') : pg.types.getTypeParser(oid, 'text')
    }) as pg.CustomTypesConfig['getTypeParser'],
  }
}
