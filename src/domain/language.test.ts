import { campaignForLocale } from './language';

const languages = ['da', 'pt', 'pt-BR', 'no', 'zh-CN'].map((language, index) => ({ language, campaignId: index + 1 }));

it.each([
  ['da_DK', 'da'],
  ['da', 'da'],
  ['pt_PT', 'pt'],
  ['pt_BR', 'pt-BR'],
  ['nb_NO', 'no'],
  ['no_NO', 'no'],
  ['zh_CN', 'zh-CN'],
  ['zh_TW', undefined],
  ['de_DE', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('somebody with the locale %s gets the campaign for %s', (locale, language) => {
  expect(campaignForLocale(languages, locale)?.language).toBe(language);
  expect(campaignForLocale(undefined, locale)).toBeUndefined();
});
