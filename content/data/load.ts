/** The data of chapter 13, fetched when it is asked for: each file is a chunk of its own, which is kept for reading offline. */
import type { DigitsFile } from '../../src/training/data/digits.ts';
import type { HandwritingFile } from '../../src/training/data/handwriting.ts';
import type { PhonesFile } from '../../src/training/data/phones.ts';
import type { TextFile, WordsFile } from '../../src/training/data/text.ts';
import type { SourceId } from './sources.ts';

export const loadHandwriting = (): Promise<HandwritingFile> =>
  fetched('The pen strokes', import('./packed/handwriting.json'));
export const loadHanzi = (): Promise<HandwritingFile> =>
  fetched('The characters', import('./packed/hanzi.json'));
export const loadText = (): Promise<TextFile> => fetched('The text', import('./packed/text.json'));
export const loadNames = (): Promise<WordsFile> =>
  fetched('The names', import('./packed/names.json'));
export const loadPhones = (): Promise<PhonesFile> =>
  fetched('The pronunciations', import('./packed/phones.json'));
export const loadDigits = (): Promise<DigitsFile> =>
  fetched('The handwritten digits', import('./packed/digits.json'));

/** The licences of a source word for word, to be shown beside its data. */
export async function loadLicences(id: SourceId): Promise<string[]> {
  return await Promise.all(licences[id].map((file) => fetched('The licence', file())));
}

const hershey = () => import('./licences/hershey.txt?raw');
const ems = () => import('./licences/ems.txt?raw');
const arphic = () => import('./licences/ARPHICPL.TXT?raw');
const cmudict = () => import('./licences/cmudict.txt?raw');
const publicDomain = () => import('./licences/public-domain.txt?raw');
const digits = () => import('./licences/digits.txt?raw');

const licences: Readonly<Record<SourceId, readonly (() => Promise<{ default: string }>)[]>> = {
  handwriting: [hershey, ems],
  hanzi: [arphic],
  text: [publicDomain],
  names: [publicDomain],
  phones: [cmudict],
  digits: [digits],
};

/** Rejects with a sentence to be shown as it is. */
export async function fetched<T>(what: string, file: Promise<{ default: T }>): Promise<T> {
  try {
    return (await file).default;
  } catch (cause) {
    throw new Error(
      `${what} could not be fetched. Load the page again when there is a network; once fetched, it is kept on this device.`,
      { cause },
    );
  }
}
