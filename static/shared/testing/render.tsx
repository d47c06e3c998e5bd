import './bridge';
import React, { type ReactElement } from 'react';
import { act, create, type ReactTestInstance } from 'react-test-renderer';
import type { Words } from '../words';
import { WordsProvider } from '../words-context';
import { testWords } from './test-words';

const BUTTONS = ['Button', 'LoadingButton'];

/** A screen as a person meets it: what it says, and its controls by their labels. */
export interface Screen {
  text(): string;
  /** The UI Kit elements of a type. */
  all(type: string): ReactTestInstance[];
  /** The control that a label points to. */
  field(label: string): ReactTestInstance;
  /** What is said right below the control with this label. */
  messageOf(label: string): string;
  buttons(): string[];
  press(label: string): Promise<void>;
  type(label: string, text: string): Promise<void>;
  pick(label: string, option: unknown): Promise<void>;
  tick(label: string, checked: boolean): Promise<void>;
  submit(): Promise<void>;
  /** Something that happens outside the screen, with everything it leads to. */
  during(work: () => unknown): Promise<void>;
  unmount(): Promise<void>;
}

/** Draws an element with real words and waits until every call that was already answered has arrived. */
export async function render(element: ReactElement, words: Words = testWords()): Promise<Screen> {
  const wrapped = (child: ReactElement) => <WordsProvider value={words}>{child}</WordsProvider>;
  let renderer!: ReturnType<typeof create>;
  await act(async () => void (renderer = create(wrapped(element))));
  const all = (type: string) => renderer.root.findAll((node) => is(node, type));

  const label = (text: string) => {
    const found = all('Label').find((node) => textOf(node).startsWith(text));
    if (!found) throw new Error(`No label "${text}". There are: ${all('Label').map(textOf).join(' | ')}`);
    return found;
  };
  const field = (text: string) => {
    const id = label(text).props.labelFor;
    const [control] = renderer.root.findAll(
      (node) =>
        typeof node.type === 'string' && !is(node, 'Label') && (node.props.inputId === id || node.props.id === id),
    );
    if (!control) throw new Error(`The label "${text}" points to no control`);
    return control;
  };
  const change = (control: ReactTestInstance, value: unknown) =>
    act(async () => (control.props.onChange as (value: unknown) => void)(value));

  return {
    text: () => textOf(renderer.root),
    all,
    field,
    messageOf: (text) => {
      const stack = label(text).parent;
      return (stack?.findAll((node) => is(node, 'ErrorMessage') || is(node, 'HelperMessage')) ?? [])
        .map(textOf)
        .join(' ');
    },
    buttons: () => BUTTONS.flatMap(all).map(textOf),
    press: async (text) => {
      const button = BUTTONS.flatMap(all).find((node) => textOf(node) === text);
      if (!button) throw new Error(`No button "${text}". There are: ${BUTTONS.flatMap(all).map(textOf).join(' | ')}`);
      await act(async () => (button.props.onClick as () => void)());
    },
    type: (text, value) => change(field(text), { target: { value } }),
    pick: (text, option) => change(field(text), option),
    tick: (text, checked) => {
      const box = all('Checkbox').find(({ props }) => props.label === text);
      if (!box) throw new Error(`No checkbox "${text}"`);
      return change(box, { target: { checked } });
    },
    submit: async () => {
      const [form] = all('Form');
      if (!form) throw new Error('No form');
      await act(async () => void (await (form.props.onSubmit as () => Promise<void>)()));
    },
    during: (work) => act(async () => void (await work())),
    unmount: () => act(async () => renderer.unmount()),
  };
}

/** UI Kit's components are texts, which React's types do not know. */
function is({ type }: { type: unknown }, name: string): boolean {
  return type === name;
}

function textOf(node: ReactTestInstance | string): string {
  if (typeof node === 'string') return node;
  const own = ['title', 'label'].map((name) => node.props[name]).filter((text) => typeof text === 'string');
  return [...(typeof node.type === 'string' && own.length > 0 ? own : []), ...node.children.map(textOf)]
    .filter(Boolean)
    .join(' ');
}
