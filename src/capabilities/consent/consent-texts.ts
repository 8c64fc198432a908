/** The texts that are read to her before she decides, by purpose and version. An old version is never changed. */
import { day, type LocalDate } from '../../kernel/dates.ts'
import type { Words } from '../../kernel/words.ts'
import type { ConsentPurpose } from '../../rules/consent-terms.ts'

export interface ConsentText {
  readonly purpose: ConsentPurpose
  readonly version: string
  readonly fromOn: LocalDate
  readonly text: Words
}

const fromOn = day('2026-01-01')

export const consentTexts: readonly ConsentText[] = [
  {
    purpose: 'shelter',
    version: '1',
    fromOn,
    text: {
      az: 'Mərkəzdə könüllü qalıram. Bu, pulsuzdur. Razılığımı istənilən vaxt, səbəb göstərmədən geri götürə bilərəm və istədiyim vaxt gedə bilərəm. Bu razılıq məlumatımın kiməsə verilməsinə razılıq deyil.',
      en: 'I stay in the center of my own will. It costs nothing. I may take this consent back at any time without a reason, and I may leave when I wish. This is no consent to tell anybody about me.',
      ru: 'Я остаюсь в центре добровольно. Это бесплатно. Я могу отозвать согласие в любое время без объяснения причин и уйти, когда захочу. Это не согласие на передачу сведений обо мне.',
    },
  },
  {
    purpose: 'services',
    version: '1',
    fromOn,
    text: {
      az: 'Mənə göstərilən xidmətlərə razıyam. Onlar pulsuzdur. Hər birindən istənilən vaxt imtina edə bilərəm; bu, sığınacağıma təsir etmir. Bu razılıq məlumatımın kiməsə verilməsinə razılıq deyil.',
      en: 'I agree to the services offered to me. They cost nothing. I may refuse any of them at any time; my shelter does not depend on it. This is no consent to tell anybody about me.',
      ru: 'Я согласна на предложенные услуги. Они бесплатны. Я могу отказаться от любой из них в любое время; на мой приют это не влияет. Это не согласие на передачу сведений обо мне.',
    },
  },
  {
    purpose: 'disclosure',
    version: '1',
    fromOn,
    text: {
      az: 'Yalnız adını çəkdiyim bir orqana, yalnız dediyim məqsəd üçün, yalnız seçdiyim məlumat verilsin. Müddətini mən bilirəm, doxsan gündən çox olmur. İstənilən vaxt, səbəb göstərmədən geri götürə bilərəm; bundan sonra heç nə oxunmur, lakin artıq bildirilən geri qayıtmır. Razı olmasam, sığınacağıma və xidmətlərə təsir etmir.',
      en: 'Only the one body that I name is told, for the one purpose that I name, only the parts that I choose. I know until when; it is never longer than ninety days. I may take it back at any time without a reason; from then on nothing can be read, but what has been told cannot be untold. If I say no, neither my shelter nor my services change.',
      ru: 'Сведения получает только один названный мной орган, для одной названной мной цели и только выбранные мной части. Я знаю срок; он не больше девяноста дней. Я могу отозвать согласие в любое время без объяснения причин; после этого ничего нельзя прочесть, но уже сообщённое не вернуть. Если я откажусь, мой приют и услуги не изменятся.',
    },
  },
]

export const isKnownText = (purpose: ConsentPurpose, version: string): boolean =>
  consentTexts.some((text) => text.purpose === purpose && text.version === version)
