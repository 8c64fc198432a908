/** The desk of a DOST center, as tests of the law drive it: she files, she is registered, a step is taken. */
import type { Answer, Person, World } from '../world.ts'

/** Her word for the service, taken down at the desk. */
export const forServices = {
  purpose: 'services',
  decision: 'given',
  grantor: 'self',
  method: 'oral_witnessed',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}

/** Her word, but for what it is for. */
export const herWord = {
  decision: 'given',
  grantor: 'self',
  method: 'written',
  language: 'az',
  interpreterUsed: false,
  textVersion: '1',
}

export const latest = async (who: Person, path: string) => ({
  ifMatch: String((await who.get(path)).headers['etag']),
})

export function deskOf(world: World, center = 'dost-baku') {
  const desk = world.as('front_office_operator', center)
  const manager = world.as('center_manager', center)
  const file = (more: object = {}): Promise<Answer> =>
    desk.post('/v1/applications', { applicantType: 'self', channel: 'in_person', consents: [forServices], ...more })
  /** An act on an application, with the version that was just read. */
  const act = async (id: string, what: string, body: object = {}, by: Person = desk): Promise<Answer> =>
    by.post(`/v1/applications/${id}/${what}`, body, await latest(desk, `/v1/applications/${id}`))
  return {
    desk,
    manager,
    dostCenterId: world.orgId(center),
    file,
    act,
    register: async (more: object = {}): Promise<Answer> => act((await file(more)).body.id, 'registration'),
  }
}
