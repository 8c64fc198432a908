/** Words for complaints and appeals. */
import { type CodeList, listOf } from './labels.ts'

export const listsOfComplaints: readonly CodeList[] = [
  listOf('complaint-kinds', ['Şikayət növləri', 'Complaints and appeals', 'Жалобы и обжалования'], {
    complaint: ['Şikayət', 'Complaint', 'Жалоба'],
    appeal: ['Qərardan şikayət', 'Appeal', 'Обжалование'],
  }),
  listOf('complaint-bringers', ['Şikayəti kim verib', 'Who brought it', 'Кто подал жалобу'], {
    self: ['Özü', 'She herself', 'Она сама'],
    representative: ['Nümayəndə', 'Representative', 'Представитель'],
    staff: ['Əməkdaş onun adından', 'Staff on her behalf', 'Сотрудник от её имени'],
    anonymous: ['Anonim', 'Anonymous', 'Анонимно'],
  }),
  listOf('complaint-subjects', ['Şikayətin predmeti', 'What a complaint is about', 'Предмет жалобы'], {
    staff: ['Əməkdaş', 'Member of staff', 'Сотрудник'],
    decision: ['Qərar', 'Decision', 'Решение'],
    service: ['Xidmət', 'Service', 'Услуга'],
    house: ['Müəssisə', 'The house', 'Учреждение'],
  }),
  listOf('complaint-matters', ['Şikayətin səbəbi', 'What is wrong', 'Причина жалобы'], {
    treatment: ['Rəftar', 'How she is treated', 'Обращение'],
    violence: ['Zorakılıq', 'Violence', 'Насилие'],
    pressure: ['Təzyiq', 'Pressure', 'Давление'],
    privacy: ['Məxfilik', 'Privacy', 'Конфиденциальность'],
    neglect: ['Laqeydlik', 'Neglect', 'Безразличие'],
    unequal_treatment: ['Bərabər olmayan rəftar', 'Unequal treatment', 'Неравное обращение'],
    conditions: ['Yaşayış şəraiti', 'Living conditions', 'Условия проживания'],
    money: ['Pul', 'Money', 'Деньги'],
    outcome_of_decision: ['Qərarın nəticəsi', 'What was decided', 'Результат решения'],
    other: ['Digər', 'Other', 'Иное'],
  }),
  listOf('complaint-states', ['Şikayətin vəziyyəti', 'State of a complaint', 'Состояние жалобы'], {
    received: ['Qəbul edilib', 'Received', 'Получена'],
    answered: ['Cavablandırılıb', 'Answered', 'Дан ответ'],
    withdrawn: ['Geri götürülüb', 'Withdrawn', 'Отозвана'],
  }),
  listOf('complaint-outcomes', ['Şikayətin nəticəsi', 'Outcome of a complaint', 'Результат жалобы'], {
    upheld: ['Təmin edilib', 'Upheld', 'Удовлетворена'],
    partly_upheld: ['Qismən təmin edilib', 'Partly upheld', 'Удовлетворена частично'],
    rejected: ['Rədd edilib', 'Rejected', 'Отклонена'],
  }),
  listOf('complaint-instances', ['Növbəti instansiya', 'Next instance', 'Следующая инстанция'], {
    administrative_body: ['İnzibati orqan', 'Administrative body', 'Административный орган'],
    court: ['Məhkəmə', 'Court', 'Суд'],
  }),
]
