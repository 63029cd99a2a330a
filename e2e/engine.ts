/** What the engine says of the numbers on the page: the page is asked, never trusted. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { entryOf, withEntry, withInput, type Experiment } from '../src/engine/experiment.ts';
import { parseExperiment } from '../src/engine/parse.ts';
import type { Table } from '../src/engine/table.ts';
import { Trace } from '../src/engine/trace.ts';
import { expect } from './support.ts';

/** The chapter's own experiment, read from its file. */
export const pen7 = parseExperiment(
  readFileSync(new URL('../content/experiments/pen-7.json', import.meta.url), 'utf8'),
);

/** "1.W_hh.0.1" or, of an input, "1.x@2.0". */
export function edited(place: string, value: number, experiment = pen7): Experiment {
  const [layer = '', name = '', ...index] = place.split('.');
  const [quantity, t] = name.split('@');
  if (t !== undefined && quantity === 'x')
    return withInput(experiment, Number(t), Number(index[0]), value);
  return withEntry(experiment, { layer, parameter: name, index: index.map(Number) }, value);
}

/** One element that shows a number of the network, as its attributes say. */
export interface Shown {
  readonly at: string;
  readonly face: string;
  readonly index: readonly number[];
  readonly consumer: string | undefined;
  /** Of the loss of this step alone; through the use of a parameter at this step alone. */
  readonly loss: number | undefined;
  readonly use: number | undefined;
  readonly number: number;
  /** What is written there; null in a field where something wrong is being typed. */
  readonly text: string | null;
  /** In which part of the page, for the message when it is wrong. */
  readonly part: string;
}

/** Every marked element, also those inside what is closed. */
export const shownOn = (where: { locator: (selector: string) => Locator }): Promise<Shown[]> =>
  where.locator('[data-number]').evaluateAll((elements) =>
    elements.map((element) => {
      const { term, param, face, unit, consumer, loss, use, number } = (element as HTMLElement)
        .dataset;
      return {
        at: term ?? param ?? '',
        face: face ?? '',
        index: (unit ?? '').split(',').map(Number),
        consumer,
        loss: loss === undefined ? undefined : Number(loss),
        use: use === undefined ? undefined : Number(use),
        number: Number(number),
        text: element.matches('[aria-invalid]')
          ? null
          : element instanceof HTMLInputElement
            ? element.value
            : element.textContent,
        part: element.parentElement?.closest('[class]')?.getAttribute('class') ?? '',
      };
    }),
  );

/** The engine's number for what an element claims to show; undefined where the network has none. */
export function engineSays(trace: Trace, shown: Shown): number | undefined {
  const { at, face, index, consumer, loss, use } = shown;
  const [k = NaN, column = 0] = index;
  if (at.includes('@')) {
    if (face === 'value') return trace.value(at)?.[k];
    if (face === 'error')
      return (loss === undefined ? trace.error(at) : trace.errorByLoss(loss, at))?.[k];
    return trace.shares(at).find((share) => share.consumer === consumer)?.values[k];
  }
  const [layer = '', parameter = ''] = at.split('.');
  if (face === 'value') return entryOf(trace.experiment, { layer, parameter, index });
  const table =
    face === 'share'
      ? trace.gradientByStep(layer, parameter, Number(consumer?.slice(1)))
      : loss === undefined && use === undefined
        ? trace.gradient(layer, parameter)
        : partOfGradient(trace, layer, parameter, loss, use);
  return table?.data[k * Math.max(table.cols, 1) + column];
}

/** The part of a gradient that belongs to the loss of one step, to the use at one step, or to both. */
function partOfGradient(
  trace: Trace,
  layer: string,
  parameter: string,
  loss: number | undefined,
  use: number | undefined,
): Table | undefined {
  const reverse = loss === undefined ? trace.reverse : trace.byLoss(loss);
  const uses = use === undefined ? Array.from({ length: trace.steps }, (_, k) => k + 1) : [use];
  const parts = uses.map((t) => trace.contribution(reverse, layer, parameter, t));
  const [first, ...others] = parts;
  others.forEach((part) => part!.data.forEach((value, k) => (first!.data[k]! += value)));
  return first;
}

/** To 1e-12; what is not finite must be so on both sides. */
export function agree(got: number, want: number | undefined): boolean {
  if (want === undefined) return false;
  return Object.is(got, want) || Math.abs(got - want) <= 1e-12 * Math.max(1, Math.abs(want));
}

/** Is the text this number, rounded where the text ends? */
function isWritten(number: number, text: string | null): boolean {
  if (text === null) return true;
  if (!Number.isFinite(number)) return /^(exploded|not a number)$/.test(text);
  const written = /^([+−-]?)([\d]*)[.,]?(\d*)(?:×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?$/.exec(text.trim());
  if (!written) return false;
  const [, sign = '', whole = '', decimals = '', power = ''] = written;
  const exponent = [...power].map((c) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c)).map((k) => (k < 0 ? '-' : k));
  const scaled = Math.abs(number) / 10 ** Number(exponent.join('') || 0);
  const half = 0.5 * 10 ** -decimals.length * (1 + 1e-9);
  const rightSign = number === 0 || /[−-]/.test(sign) === number < 0;
  return rightSign && Math.abs(Number(`${whole}.${decimals}`) - scaled) <= half;
}

/**
 * Every number on the page is the engine's for this experiment, at this moment: nothing is waited for, except by the
 * table of all numbers, which may follow a moment later.
 */
export async function expectNumbersOf(page: Page, experiment: Experiment): Promise<Shown[]> {
  const trace = new Trace(experiment);
  const wrong = (shown: readonly Shown[]) =>
    shown
      .map((one) => ({ ...one, engine: engineSays(trace, one) }))
      .filter(({ number, engine, text }) => !agree(number, engine) || !isWritten(number, text));
  let shown = await shownOn(page);
  expect(wrong(shown.filter(({ part }) => part !== TABLE))).toEqual([]);
  await expect
    .poll(async () => wrong((shown = await shownOn(page))), { intervals: [20, 50, 100] })
    .toEqual([]);
  expectAllKinds(shown);
  return shown;
}

const TABLE = 'numbers-table';

/** Nothing is checked where nothing is shown: every kind of number, from every part of the page. */
function expectAllKinds(shown: readonly Shown[]): void {
  const kinds = new Set(shown.map(({ at, face }) => `${face} of ${at.replace(/@.*/, '')}`));
  for (const kind of [
    ...[
      'value of 1.x',
      'error of 1.x',
      'value of 1.h',
      'error of 1.h',
      'share of 1.h',
      'error of 1.a_h',
    ],
    ...['value of readout.z', 'error of readout.alpha', 'value of 1.W_hh', 'gradient of 1.W_hh'],
    ...['value of 1.W_xh', 'gradient of 1.b_h', 'gradient of readout.W_hz', 'value of readout.b_z'],
  ])
    expect([...kinds]).toContain(kind);
  expect(shown.length).toBeGreaterThan(300);
}

/** The field of a number in the tables of weights, or elsewhere by its name: "W_hh row 1 column 2". */
export const weight = (page: Page, name: string): Locator =>
  page.locator('.weights').getByRole('textbox', { name, exact: true });

export const input = (page: Page, t: number, name: 'dx' | 'dy'): Locator =>
  page.getByRole('textbox', { name: `x at step ${t}, ${name}`, exact: true });

export const card = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'What is pinned' });

export const button = (page: Page, name: string): Locator =>
  page.getByRole('button', { name, exact: true });

/** Types over what stands there and leaves the field. */
export async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.page().keyboard.type(text);
  await field.blur();
}

/** The chapter's address, without its leading slash as support.ts wants it. */
export const CHAPTER = '/error-flows-back/';
