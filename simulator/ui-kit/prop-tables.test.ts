import { resolve } from 'node:path';
import ts from 'typescript';
import { unknownProps } from './prop-tables';

/** Lowered by `@forge/react` before they reach the page, or (the editors, files, product icons) not drawn at all. */
const LOWERED = ['AdfRenderer', 'Comment', 'DynamicTable', 'InlineEdit', 'Popup'];
const NOT_DRAWN = [
  'AtlassianIcon',
  'AtlassianTile',
  'Calendar',
  'ChromelessEditor',
  'CommentEditor',
  'FileCard',
  'FilePicker',
  'Frame',
  'I18nProvider',
  'TimePicker',
];

/** The props of every exported component, as the installed `@forge/react` declares them. */
function declaredProps(): Map<string, string[]> {
  const path = resolve(__dirname, 'probe.ts');
  const host = ts.createCompilerHost({});
  const readFile = host.getSourceFile.bind(host);
  const text = "import * as Kit from '@forge/react';\nexport const kit = Kit;\n";
  host.getSourceFile = (name, target) =>
    name === path ? ts.createSourceFile(name, text, target) : readFile(name, target);
  host.fileExists = (name) => name === path || ts.sys.fileExists(name);
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    strict: true,
    skipLibCheck: true,
    types: ['react'],
  };
  const program = ts.createProgram([path], options, host);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(path)!;
  const kit = checker.getExportsOfModule(checker.getSymbolAtLocation(source)!)[0]!;
  const components = checker.getTypeOfSymbolAtLocation(kit, source).getProperties();
  return new Map(
    components.flatMap((component): [string, string[]][] => {
      const [signature] = checker.getTypeOfSymbolAtLocation(component, source).getCallSignatures();
      const [props] = signature?.parameters ?? [];
      if (!/^[A-Z]/.test(component.name) || !props) return [];
      const type = checker.getTypeOfSymbolAtLocation(props, source);
      const members = type.isUnion() ? type.types : [type];
      return [[component.name, members.flatMap((member) => member.getProperties().map((each) => each.name))]];
    }),
  );
}

test('every component and prop that @forge/react declares is known, and no other', () => {
  const declared = declaredProps();
  expect(declared.size).toBeGreaterThan(60);
  const missing = [...declared]
    .filter(([name]) => !NOT_DRAWN.includes(name) && !LOWERED.includes(name))
    .flatMap(([name, props]) => {
      const unknown = unknownProps(name, Object.fromEntries(props.map((prop) => [prop, true])));
      return unknown ? unknown.map((prop) => `${name}.${prop}`) : [name];
    });
  // A ref cannot cross the bridge.
  expect(missing).toEqual(['LinkButton.ref']);
  expect(unknownProps('Button', { colour: 'red', 'data-x': 1, children: 'text', testId: undefined })).toEqual([
    'colour',
    'data-x',
  ]);
  expect(NOT_DRAWN.filter((name) => unknownProps(name, {}) !== undefined)).toEqual([]);
});
