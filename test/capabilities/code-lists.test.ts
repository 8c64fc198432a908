import t from 'tap'
import { organisationKinds, regimes, roles, unitTypes } from '../../src/access/actor.ts'
import { openapiDocument } from '../../src/http/openapi.ts'
import { purposes } from '../../src/http/purposes.ts'
import { disclosurePurposes, disclosureScopes } from '../../src/rules/consent-terms.ts'
import { createWorld } from '../world.ts'

interface Shape {
  readonly enum?: readonly (string | null)[]
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
}

const world = await createWorld()
const anyone = world.nobody
const schemas = openapiDocument(world.app).components['schemas'] as Readonly<Record<string, Shape>>
const codesOf = async (name: string): Promise<string[]> =>
  (await anyone.get(`/v1/code-lists/${name}`)).body.items.map((item: { code: string }) => item.code)

/** The field of the surface that each list puts into words. */
const fields: Readonly<Record<string, readonly [schema: string, field: string]>> = {
  'service-types': ['Service', 'type'],
  sexes: ['Victim', 'sex'],
  'age-bases': ['Victim', 'ageBasis'],
  'citizenship-groups': ['Victim', 'citizenshipGroup'],
  'residence-rights': ['Victim', 'residenceRight'],
  needs: ['Victim', 'needs'],
  'safety-flags': ['Victim', 'safetyFlags'],
  relations: ['Relation', 'relation'],
  'thb-statuses': ['Case', 'thbStatus'],
  'violence-kinds': ['Case', 'violenceKinds'],
  'exploitation-kinds': ['ExploitationAct', 'kinds'],
  'case-sources': ['Case', 'source'],
  'risk-levels': ['RiskAssessment', 'riskLevel'],
  'consent-purposes': ['Consent', 'purpose'],
  'consent-grantors': ['Consent', 'grantor'],
  'consent-methods': ['Consent', 'method'],
  'consent-states': ['Consent', 'state'],
  'placement-bases': ['Placement', 'basis'],
  'placement-states': ['Placement', 'state'],
  'exit-reasons': ['Placement', 'exitReason'],
  'child-roles': ['Placement', 'childRole'],
  stances: ['ViewFacts', 'stance'],
  'complaint-kinds': ['Complaint', 'kind'],
  'complaint-bringers': ['Complaint', 'broughtBy'],
  'complaint-subjects': ['Complaint', 'about'],
  'complaint-matters': ['Complaint', 'matter'],
  'complaint-states': ['Complaint', 'state'],
  'complaint-outcomes': ['Complaint', 'outcome'],
  'complaint-instances': ['Complaint', 'appealTo'],
  'data-request-kinds': ['DataRequest', 'kind'],
  'data-request-states': ['DataRequest', 'state'],
  'data-request-grounds': ['DataRequest', 'ground'],
  'data-breach-causes': ['DataBreach', 'cause'],
  'data-breach-kinds': ['DataBreach', 'dataKinds'],
  'data-breach-findings': ['DataBreach', 'finding'],
  'incident-kinds': ['Incident', 'kind'],
  'incident-parts': ['Concern', 'part'],
  'incident-measures': ['IncidentMeasure', 'measure'],
}

const known: Readonly<Record<string, readonly string[]>> = {
  'organisation-kinds': organisationKinds,
  'unit-types': unitTypes,
  regimes,
  roles,
  purposes,
  'disclosure-purposes': disclosurePurposes,
  scopes: disclosureScopes,
  'refusal-grounds': ['no_legal_basis'],
}

t.test('every list holds exactly the words that the surface takes', async (t) => {
  const { body } = await anyone.get('/v1/code-lists')
  const names = body.items.map((item: { name: string }) => item.name)
  t.same([...names].sort(), [...Object.keys(fields), ...Object.keys(known)].sort())
  for (const [name, [schema, field]] of Object.entries(fields)) {
    const shape = schemas[schema]?.properties?.[field]
    const taken = (shape?.enum ?? shape?.items?.enum ?? []).filter((word) => word !== null)
    t.same((await codesOf(name)).sort(), [...taken].sort(), name)
  }
  for (const [name, taken] of Object.entries(known)) t.same((await codesOf(name)).sort(), [...taken].sort(), name)
})

t.test('every word is said in three languages, and the code is the same in each', async (t) => {
  for (const { name } of (await anyone.get('/v1/code-lists')).body.items) {
    const read = async (language: string) =>
      (await anyone.get(`/v1/code-lists/${name}`, { headers: { 'accept-language': language } })).body
    const [az, ru] = [await read('az'), await read('ru')]
    for (const [place, item] of az.items.entries()) {
      t.ok(item.texts.az && item.texts.en && item.texts.ru, `${name} ${item.code}`)
      t.equal(item.label, item.texts.az)
      t.match(ru.items[place], { code: item.code, label: item.texts.ru, fromOn: null, beforeOn: null })
    }
  }
})

t.test('a list that is not there is not found', async (t) => {
  t.match(await anyone.get('/v1/code-lists/horoscopes'), { status: 404, body: { code: 'not_found' } })
})
