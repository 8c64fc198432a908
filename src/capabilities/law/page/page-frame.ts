/** The frame of every page of the law: language, search, standing. */
import { type Html, html } from '../../../http/html.ts'
import { type Language, languages } from '../../../kernel/words.ts'
import type { Citation } from '../../../rules/citation.ts'
import type { PageWord } from './page-words.ts'

export interface Reader {
  readonly language: Language
  readonly words: Readonly<Record<PageWord, string>>
}

const names: Readonly<Record<Language, string>> = { az: 'Azərbaycanca', en: 'English', ru: 'Русский' }

/** `path` is this page's own address, for the other languages, without a query; `spoken` what `ask.js` needs to show answers. */
export const framed = (
  { language, words }: Reader,
  title: string,
  path: string,
  content: Html,
  spoken = '{}',
): string =>
  html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="stylesheet" href="/law/law.css"><script src="/law/ask.js" defer></script></head>
<body><a class="skip" href="#content">${words.toContent}</a>
<header><a class="home" href="/law?lang=${language}">Dayaq · ${words.title}</a>
<form role="search" action="/law"><input type="hidden" name="lang" value="${language}"><label><span>${words.searchFor}</span>
<input type="search" name="q" maxlength="100"></label><button>${words.search}</button></form>
<nav aria-label="${words.language}">${languages.map((other) =>
    other === language
      ? html`<span lang="${other}" aria-current="true">${names[other]}</span> `
      : html`<a lang="${other}" hreflang="${other}" href="${path}?lang=${other}">${names[other]}</a> `,
  )}</nav></header>
<main id="content" data-words="${spoken}">${content}</main></body></html>
`.markup

const standingWord = { S: 'standingS', V: 'standingV', P: 'standingP' } as const

/** Whether a text binds is shown in words, never by colour alone. */
export const badge = ({ words }: Reader, standing: Citation['standing']): Html =>
  html`<span class="standing ${standing}"><b class="mark">${standing}</b> ${words[standingWord[standing]]}</span>`
