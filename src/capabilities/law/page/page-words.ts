/** What the pages of the law say around the law itself. */
import type { Language, Words } from '../../../kernel/words.ts'

const table = {
  title: { az: 'Qanun', en: 'The law', ru: 'Закон' },
  lead: {
    az: 'Bu xidmətin tətbiq etdiyi hər qayda: bir cümlə, mənbəyin sözləri, tarixli göstəricilər və nümunələr. Azərbaycan dilindəki mətn əsasdır.',
    en: 'Every rule that this service applies: one sentence, the words of its source, dated values and worked examples. The Azerbaijani text counts.',
    ru: 'Каждое правило, которое применяет сервис: одна фраза, слова источника, датированные показатели и примеры. Основным является азербайджанский текст.',
  },
  toContent: { az: 'Mətnə keç', en: 'Skip to the text', ru: 'Перейти к тексту' },
  language: { az: 'Dil', en: 'Language', ru: 'Язык' },
  search: { az: 'Axtar', en: 'Search', ru: 'Найти' },
  searchFor: { az: 'Qayda, söz və ya mənbə', en: 'Rule, word or source', ru: 'Правило, слово или источник' },
  all: { az: 'Bütün qaydalar', en: 'All rules', ru: 'Все правила' },
  nothing: { az: 'Heç nə tapılmadı.', en: 'Nothing found.', ru: 'Ничего не найдено.' },
  found: { az: 'Tapılan qaydalar', en: 'Rules found', ru: 'Найдено правил' },
  version: { az: 'Qanunun versiyası', en: 'Version of the law', ru: 'Версия закона' },
  source: { az: 'Mənbə', en: 'Source', ru: 'Источник' },
  standing: { az: 'Nüfuz', en: 'Standing', ru: 'Статус' },
  standingS: { az: 'verilmiş mətn', en: 'text we were given', ru: 'предоставленный текст' },
  standingV: { az: 'başqa yerdə dərc olunmuş mətn', en: 'seen published elsewhere', ru: 'опубликовано в другом месте' },
  standingP: {
    az: 'öz qaydamız, qanun deyil',
    en: 'our own policy, not law',
    ru: 'наше внутреннее правило, не закон',
  },
  doors: { az: 'Harada ölçülür', en: 'Where it is weighed', ru: 'Где применяется' },
  door: { az: 'Qapı', en: 'Door', ru: 'Дверь' },
  asks: { az: 'Nə tələb edir', en: 'What it asks', ru: 'Чего требует' },
  code: { az: 'Rədd kodu', en: 'Code of refusal', ru: 'Код отказа' },
  whenMissing: { az: 'Fakt məlum deyilsə', en: 'When a fact is not known', ru: 'Если факт неизвестен' },
  allow: { az: 'icazə və tapşırıq', en: 'allowed, and a task', ru: 'разрешается, с поручением' },
  deny: { az: 'icazə verilmir', en: 'not allowed', ru: 'не разрешается' },
  carriedOutBy: { az: 'Hesablama', en: 'Carried out by', ru: 'Вычисляется' },
  duties: {
    az: 'Bu qayda üzrə faktlardan bildiriş və ya tapşırıq yaranır.',
    en: 'Facts under this rule give birth to notices or tasks.',
    ru: 'Из фактов по этому правилу возникают уведомления или поручения.',
  },
  values: { az: 'Tarixli göstəricilər', en: 'Dated values', ru: 'Датированные показатели' },
  from: { az: 'Qüvvədə', en: 'In force from', ru: 'Действует с' },
  always: { az: 'başlanğıcı məlum deyil', en: 'start not known', ru: 'начало неизвестно' },
  value: { az: 'Qiymət', en: 'Value', ru: 'Значение' },
  repealed: { az: 'ləğv edilib', en: 'repealed', ru: 'отменено' },
  checkedOn: { az: 'Mənbə ilə yoxlanılıb', en: 'Compared with its source on', ru: 'Сверено с источником' },
  routes: { az: 'Tətbiq edildiyi ünvanlar', en: 'Routes governed', ru: 'Адреса, где действует' },
  route: { az: 'Ünvan', en: 'Route', ru: 'Адрес' },
  act: { az: 'Nə edilir', en: 'What is done there', ru: 'Что делается' },
  structure: {
    az: 'Proqramın quruluşu təmin edir',
    en: 'Held by the structure',
    ru: 'Обеспечено устройством программы',
  },
  shownBy: { az: 'Göstərən sınaq', en: 'Shown by the test', ru: 'Показано проверкой' },
  examples: { az: 'Nümunələr', en: 'Worked examples', ru: 'Примеры' },
  expected: { az: 'Gözlənilən cavab', en: 'Expected answer', ru: 'Ожидаемый ответ' },
  change: {
    az: 'Bir faktı dəyişin və qanundan soruşun. Heç nə saxlanılmır; ad yazmayın.',
    en: 'Change a fact and ask the law. Nothing is stored; write no names.',
    ru: 'Измените факт и спросите закон. Ничего не сохраняется; имён не пишите.',
  },
  ask: { az: 'Qanundan soruş', en: 'Ask the law', ru: 'Спросить закон' },
  askStay: { az: 'O nə qədər qala bilər?', en: 'How long may she stay?', ru: 'Сколько она может оставаться?' },
  day: { az: 'Qanunun günü', en: 'Day of the law', ru: 'День закона' },
  yes: { az: 'bəli', en: 'yes', ru: 'да' },
  no: { az: 'xeyr', en: 'no', ru: 'нет' },
  notKnown: { az: 'məlum deyil', en: 'not known', ru: 'неизвестно' },
  none: { az: 'yoxdur', en: 'none', ru: 'нет' },
  answer: { az: 'Cavab', en: 'Answer', ru: 'Ответ' },
  grounds: { az: 'Əsaslar', en: 'Grounds', ru: 'Основания' },
  follows: { az: 'Nə yaranır', en: 'What follows', ru: 'Что следует' },
  met: { az: 'yerinə yetirilib', en: 'met', ru: 'соблюдено' },
  broken: { az: 'pozulub', en: 'broken', ru: 'нарушено' },
  missing: { az: 'fakt çatmır', en: 'fact missing', ru: 'факт неизвестен' },
  failed: {
    az: 'Sual bu şəkildə cavablandırılmadı',
    en: 'The question could not be answered as it stands',
    ru: 'На вопрос в таком виде ответить не удалось',
  },
  noScript: {
    az: 'Nümunələri soruşmaq üçün brauzerdə JavaScript lazımdır; qaydaları oxumaq üçün lazım deyil.',
    en: 'Asking the examples needs JavaScript in the browser; reading the rules does not.',
    ru: 'Чтобы задать примеры, нужен JavaScript; для чтения правил он не нужен.',
  },
  planned: { az: 'hələ qurulmayıb', en: 'not built yet', ru: 'ещё не реализовано' },
} as const satisfies Record<string, Words>

export type PageWord = keyof typeof table

/** @returns the words of one language by name. */
export const pageWords = (language: Language): Readonly<Record<PageWord, string>> =>
  Object.fromEntries(Object.entries(table).map(([name, words]) => [name, words[language]])) as Record<PageWord, string>
