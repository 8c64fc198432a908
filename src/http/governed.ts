import type { RouteOptions } from 'fastify'

export interface GovernedRoute {
  readonly method: string
  /** With its parameters in braces, as in the document. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
}

/** Which routes name a rule as their law. */
export type Governed = (rule: string) => GovernedRoute[]

/** The routes as they were declared, asked by rule; in the order of their paths. */
export const governedAmong =
  (routes: readonly RouteOptions[]): Governed =>
  (rule) =>
    routes
      .filter(({ config }) => config?.law?.some((named) => named === rule))
      .map(({ method, url, schema }) => ({
        method: String(method),
        path: url.replaceAll(/:(\w+)/g, '{$1}'),
        operationId: schema?.operationId ?? '',
        summary: schema?.summary ?? '',
      }))
      .sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
