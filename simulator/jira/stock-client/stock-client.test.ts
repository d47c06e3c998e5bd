import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { SiteVariant } from '../../weather/site-variant';
import { testSite } from '../test-site';

/** Runs the script to its end and gives everything it printed. */
function run(url: string): Promise<{ code: number | null; output: string }> {
  const tsx = require.resolve('tsx/cli');
  const child = spawn(process.execPath, [tsx, path.join(__dirname, 'stock-client.mts'), url], { env: process.env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

describe('a stock client with response validation', () => {
  it.each<[string, Partial<SiteVariant>]>([
    ['plain', {}],
    ['Danish', { language: 'da', projectFields: true, emailApi: 'refused-without-body' }],
  ])(
    'lists, creates, reads, searches, edits, transitions and deletes on a %s site',
    async (_, variant) => {
      const { jira } = testSite(variant);
      const server = createAdaptorServer({ fetch: (request: Request) => jira.fetch(request) });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const { code, output } = await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
        expect(output).toContain('ok what was deleted');
        expect({ code, failures: output.match(/^Error:.*$/gm) }).toEqual({ code: 0, failures: null });
      } finally {
        server.close();
      }
    },
    60_000,
  );
});
