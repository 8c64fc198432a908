/** Words for what she asks about her own data, and for data in wrong hands. */
import { type CodeList, listOf } from './labels.ts'

export const listsOfRights: readonly CodeList[] = [
  listOf('data-request-kinds', ['Məlumat sorğuları', 'Requests about data', 'Запросы о данных'], {
    access: ['Məlumatı görmək', 'To see it', 'Доступ'],
    rectification: ['Düzəltmək', 'To set it right', 'Исправление'],
    erasure: ['Silmək', 'To erase it', 'Удаление'],
    objection: ['Etiraz', 'To object', 'Возражение'],
  }),
  listOf('data-request-states', ['Sorğunun vəziyyəti', 'State of a request', 'Состояние запроса'], {
    received: ['Qəbul edilib', 'Received', 'Получен'],
    awaiting_approval: ['İkinci şəxsin təsdiqini gözləyir', 'Waits for a second person', 'Ждёт второго лица'],
    granted: ['Təmin edilib', 'Granted', 'Удовлетворён'],
    granted_pending_erasure: [
      'Təmin edilib, silinmə gözlənilir',
      'Granted, erasure pending',
      'Удовлетворён, ждёт удаления',
    ],
    refused: ['İmtina edilib', 'Refused', 'Отказано'],
    withdrawn: ['Geri götürülüb', 'Withdrawn', 'Отозван'],
  }),
  listOf(
    'data-request-grounds',
    ['Məlumat sorğusundan imtina', 'Grounds against a request', 'Основания отказа в запросе'],
    {
      not_entitled: ['Soruşanın haqqı yoxdur', 'The asker is not entitled', 'Обратившийся не вправе'],
      secret_of_origin: ['Uşağın mənşəyinin sirri', 'Secret of a child’s origin', 'Тайна происхождения ребёнка'],
      crime_investigation: ['Cinayətin araşdırılması', 'Investigation of a crime', 'Расследование преступления'],
      rights_of_others: ['Başqalarının hüquqları', 'Rights of others', 'Права других лиц'],
      state_security: ['Dövlət təhlükəsizliyi', 'State security', 'Государственная безопасность'],
      record_is_right: ['Qeyd doğrudur', 'The record is right', 'Запись верна'],
      open_case: ['İş açıqdır', 'An episode is open', 'Дело открыто'],
      legal_hold: [
        'Məhkəmə və ya şikayət üçün lazımdır',
        'A court or a complaint needs it',
        'Нужно суду или для жалобы',
      ],
      law_orders_it: ['Qanun tələb edir', 'The law orders it', 'Этого требует закон'],
    },
  ),
  listOf('data-breach-causes', ['Sızmanın səbəbləri', 'Causes of a breach', 'Причины утечки'], {
    lost_device: ['İtirilmiş cihaz', 'Lost device', 'Потеря устройства'],
    wrong_recipient: ['Səhv ünvan', 'Wrong recipient', 'Неверный адресат'],
    break_in: ['Kənardan müdaxilə', 'Break-in', 'Взлом'],
    member_of_staff: ['Əməkdaş', 'Member of staff', 'Сотрудник'],
    overheard: ['Eşidilib', 'Overheard', 'Подслушано'],
    not_known: ['Məlum deyil', 'Not known', 'Неизвестно'],
    other: ['Digər', 'Other', 'Иное'],
  }),
  listOf('data-breach-kinds', ['Sızan məlumat', 'Data in a breach', 'Утекшие данные'], {
    identity: ['Şəxsiyyət', 'Identity', 'Личность'],
    contact: ['Əlaqə vasitəsi', 'Contact way', 'Способ связи'],
    address_of_house: ['Mərkəzin ünvanı', 'Address of the house', 'Адрес учреждения'],
    case: ['İş', 'Case', 'Дело'],
    health: ['Sağlamlıq', 'Health', 'Здоровье'],
    children: ['Uşaqlar', 'Children', 'Дети'],
    not_known: ['Məlum deyil', 'Not known', 'Неизвестно'],
  }),
  listOf('data-breach-findings', ['Sızmanın qiymətləndirilməsi', 'What a breach means', 'Оценка утечки'], {
    seen: ['Kimsə görüb və ya görə bilərdi', 'Seen, or not to be ruled out', 'Увидено или не исключено'],
    nobody_saw: ['Heç kim görməyib', 'Nobody saw it', 'Никто не видел'],
  }),
]
