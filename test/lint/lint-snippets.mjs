/**
 * Lints snippets from standard input, `[{ path, text }]`, as if they lay at `path`, and prints the rules that they break.
 * Snippets are not files of a TypeScript project: rules that need types are switched off.
 */
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({ overrideConfig: tseslint.configs.disableTypeChecked });
const broken = [];
for (const snippet of JSON.parse(await text(process.stdin))) {
  const results = await eslint.lintText(snippet.text, { filePath: snippet.path });
  broken.push(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message)));
}
console.log(JSON.stringify(broken));
