import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import ts from 'typescript';

/** A file of the repository: path relative to its root, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

const root = resolve(__dirname, '../..');
const NOT_OURS = new Set(['.git', 'node_modules', '.cache', 'coverage']);
const BINARY = new Set(['.png', '.jpg', '.gif', '.ico', '.woff', '.woff2']);

/** Every text file of the repository below `folder`, installed and generated ones left out. */
export function readFiles(folder = '.'): SourceFile[] {
  return readdirSync(resolve(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NOT_OURS.has(entry.name) || BINARY.has(extname(entry.name))) return [];
    if (entry.isDirectory()) return readFiles(path);
    return entry.isFile() ? [{ path, text: readFileSync(resolve(root, path), 'utf8') }] : [];
  });
}

/** The code below `folders`: TypeScript only. */
export function readCode(...folders: string[]): SourceFile[] {
  return folders.flatMap(readFiles).filter(({ path }) => /\.tsx?$/.test(path));
}

/** Reads one file of the repository. */
export function readFile(path: string): string {
  return readFileSync(resolve(root, path), 'utf8');
}

/** Tests, and what only they use (`testing/`), lie beside the code, do not ship, and may reach further than it. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|^static\/(?:.+\/)?testing\//.test(path);
}

/** Names that a module exports, types left out. */
export function exportedNames(text: string): string[] {
  const source = ts.createSourceFile('index.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) {
      const clause = statement.exportClause;
      if (statement.isTypeOnly) return [];
      if (!clause || !ts.isNamedExports(clause)) return ['*'];
      return clause.elements.filter((element) => !element.isTypeOnly).map((element) => element.name.text);
    }
    if (ts.isExportAssignment(statement)) return ['default'];
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
    if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
    }
    return ts.isFunctionDeclaration(statement) && statement.name ? [statement.name.text] : [];
  });
}
