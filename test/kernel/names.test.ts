import t from 'tap'
import { foldName } from '../../src/kernel/names.ts'

/** Each row: one name as papers, phones and people write it. All must fold to one form. */
const sameName: readonly (readonly string[])[] = [
  ['Əliyev', 'Aliyev', 'Eliyev', 'ALİYEV', 'ALIYEV', 'Алиев', 'Әлијев', 'Aliev'],
  ['Məmmədov', 'Mammadov', 'Memmedov', 'Mamedov', 'Мамедов', 'Мәммәдов'],
  ['Məmmədova', 'Mammadova', 'Мамедова'],
  ['Hüseynov', 'Huseynov', 'Huseinov', 'Гусейнов', 'Һүсејнов'],
  ['Həsənov', 'Hasanov', 'Hesenov', 'Гасанов', 'Һәсәнов'],
  ['Quliyev', 'Guliyev', 'Кулиев', 'Гулиев', 'Гулијев'],
  ['Xəlilov', 'Khalilov', 'Xelilov', 'Халилов', 'Хәлилов'],
  ['Cəfərov', 'Jafarov', 'Ceferov', 'Djafarov', 'Джафаров', 'Ҹәфәров'],
  ['Çingiz', 'Chingiz', 'Cingiz', 'Чингиз', 'Чинҝиз'],
  ['Şəhla', 'Shahla', 'Sehla', 'Шахла', 'Шәһла'],
  ['Ağayeva', 'Aghayeva', 'Agayeva', 'Агаева', 'Ағајева'],
  ['Gülnarə', 'Gulnara', 'Gülnara', 'Гюльнара', 'Ҝүлнарә'],
  ['Günay', 'Gunay', 'Гюнай', 'Ҝүнај'],
  ['Gözəl', 'Gozal', 'Gozel', 'Гёзаль', 'Ҝөзәл'],
  ['Ülviyyə', 'Ulviyya', 'Ulviyye', 'Ульвия'],
  ['Yusif', 'Yusıf', 'Юсиф', 'Јусиф'],
  ['Yaqub', 'Yagub', 'Якуб', 'Ягуб'],
  ['Yalçın', 'Yalchin', 'Yalcin', 'Ялчин', 'Јалчын'],
  ['Oqtay', 'Ogtay', 'Oktay', 'Октай', 'Огтай'],
  ['İlham', 'Ilham', 'ilham', 'Ильхам', 'Илһам'],
  ['Sevinc', 'Sevinj', 'Севиндж', 'Севинҹ'],
  ['Nigar', 'Нигяр', 'Ниҝар'],
  ['Məşhədi', 'Mashhadi', 'Mashadi', 'Meshedi'],
  ['İbrahimov', 'Ibrahimov', 'Ибрагимов'],
  ['Rəhimov', 'Rahimov', 'Рагимов', 'Рахимов'],
  ['İshaq', 'Ishaq', 'Исхак', 'Исһаг'],
  ['Yeganə', 'Yegana', 'Егана', 'Јеҝанә'],
  ['Əli-Ağa', 'Əliağa', "Ali'agha", 'Алиага'],
  ['Leyla  Əliyeva', 'LEYLA ALIYEVA', 'Лейла Алиева', ' leyla əliyeva '],
  ['Nərmin', 'Narmin', 'Nermin', 'Нармин'],
]

/** Pairs that are two people: a fold that makes them one would show staff somebody else's record. */
const twoNames: readonly (readonly [string, string])[] = [
  ['Həsən', 'Hüseyn'],
  ['Məmmədov', 'Məmmədova'],
  ['Aysel', 'Aysu'],
  ['Elşən', 'Elşad'],
  ['Kazım', 'Hazım'],
  ['Rəhim', 'Rəsim'],
  ['Kərim', 'Rəhim'],
  ['Günay', 'Gülay'],
  ['Sevda', 'Sevinc'],
  ['Vüsal', 'Vüsalə'],
  ['Nigar', 'Nicar'],
  ['Orxan', 'Orduxan'],
  ['Turan', 'Tural'],
  ['Leyla Əliyeva', 'Leyla Əliyev'],
]

t.test('every spelling of one name folds to one form', async (t) => {
  for (const spellings of sameName) {
    const forms = new Set(spellings.map(foldName))
    t.equal(forms.size, 1, `${spellings.join(' = ')} → ${[...forms].join(' | ')}`)
  }
})

t.test('two names stay two names', async (t) => {
  for (const [one, other] of twoNames) t.not(foldName(one), foldName(other), `${one} ≠ ${other}`)
})

t.test('no name of one row folds to the form of another row', async (t) => {
  const forms = sameName.map(([first]) => foldName(first ?? ''))
  t.equal(new Set(forms).size, forms.length)
})

t.test('a folded name folds to itself', async (t) => {
  for (const spelling of sameName.flat()) t.equal(foldName(foldName(spelling)), foldName(spelling), spelling)
})

t.test('composed and decomposed letters are one, and a text without letters is empty', async (t) => {
  t.equal(foldName('Şükür'.normalize('NFD')), foldName('Şükür'))
  t.equal(foldName('İsa'.normalize('NFD')), foldName('İsa'))
  t.equal(foldName(' - 12 '), '')
})
