import { createContext, useContext } from 'react';
import type { Words } from './words';

const WordsContext = createContext<Words | undefined>(undefined);

/** Hands the reader's words to everything below. */
export const WordsProvider = WordsContext.Provider;

/** The words of the person at the screen. */
export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('No words: wrap the screen in <InReadersWords>');
  return words;
}
