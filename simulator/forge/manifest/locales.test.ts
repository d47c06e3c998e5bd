import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { startFixture, type Harness } from '../fixture/harness';
import { createCodeFolder } from './locales';
import { loadManifest, type Translations } from './manifest';

const FIXTURE = join(__dirname, '..', 'fixture');

describe('i18n of @forge/api in a function', () => {
  let app: Harness;
  beforeAll(async () => {
    app = await startFixture();
  });
  afterAll(() => app.host.stop());

  const translated = (locale: string, ...keys: string[]) =>
    app.run(`
      const translate = await t.i18n.createTranslationFunction('${locale}');
      return ${JSON.stringify(keys)}.map((key) => translate(key));`);

  it('speaks the language that Jira names, in its own form too', async () => {
    expect(await translated('da_DK', 'state.sent')).toEqual(['Sendt']);
    expect(await translated('da-DK', 'state.sent')).toEqual(['Sendt']);
    expect(await translated('en_US', 'state.sent')).toEqual(['Sent']);
  });

  it('falls back for a text and for a language that are not there, and to the key', async () => {
    expect(await translated('da_DK', 'state.expired', 'state.nowhere')).toEqual(['Expired', 'state.nowhere']);
    expect(await translated('sv_SE', 'state.sent')).toEqual(['Sent']);
  });

  it('hands over the texts of a language', async () => {
    expect(await app.run(`return t.i18n.getTranslations('da-DK');`)).toEqual({
      locale: 'da-DK',
      translations: { state: { sent: 'Sendt' } },
    });
  });

  it('takes no simulated time, whoever sleeps meanwhile', async () => {
    const read = `const start = Date.now(); await t.i18n.getTranslations('en-US', { fallback: false }); return Date.now() - start;`;
    const both = [`await new Promise((wake) => setTimeout(wake, 20000));`, read].map((body) =>
      app.host.invokeFunction('probe', body),
    );
    await app.clock.idle();
    expect(await Promise.all(both)).toEqual([undefined, 0]);
  });
});

it('an app without translations has no files to read', async () => {
  const folder = await createCodeFolder(undefined);
  expect(await readdir(folder.path)).toEqual([]);
  await folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

it('a language whose file is missing does not deploy', async () => {
  const resources = [{ key: 'da-DK', path: join(FIXTURE, 'nowhere.json') }];
  await expect(createCodeFolder({ resources, fallback: { default: 'da-DK' } })).rejects.toThrow('ENOENT');
});

/** The part of Forge's CLI that makes the folder on `forge deploy`. */
interface Cli {
  I18nResourceBundlingService: new () => { bundle(modules: object, config: Translations): Promise<{ path: string }> };
}

it('the files are those that Forge itself would deploy', async () => {
  const translations = loadManifest(join(FIXTURE, 'manifest.yml')).translations as Translations;
  const fromCli = createRequire(require.resolve('@forge/cli/package.json'));
  const { I18nResourceBundlingService } = fromCli('@forge/cli-shared') as Cli;
  const real = (await new I18nResourceBundlingService().bundle({}, translations)).path;
  const folder = await createCodeFolder(translations);
  const ours = join(folder.path, '__LOCALES__');
  const names = await readdir(real);
  expect((await readdir(ours)).sort()).toEqual(names.sort());
  for (const name of names) {
    const [theirs, own] = await Promise.all([real, ours].map((path) => readFile(join(path, name), 'utf8')));
    expect(JSON.parse(own ?? '')).toEqual(JSON.parse(theirs ?? ''));
  }
  await folder.remove();
  await rm(real, { recursive: true });
});
