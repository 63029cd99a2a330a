/**
 * The link: what differs from the chapter's start, readable, after the # of the address:
 *
 *     #v=1&step=3&pin=1.h@2.0&1.W_hh.0.1=0.5&1.x@3.0=0.25&y@2=0
 *
 * v is the version of this format; "T=120" makes the sequence so long, as the lab's setSteps does, and what follows differs
 * from that; a number is set by its place, the input at step 3 by "1.x@3.0", a label by "y@t" (a class, or "none"), a figure
 * by the name of its setting. Where a page has several labs, all but one have a name, and what is theirs begins with it:
 * "small~1.W_hh.0.0=2". Written so that a link cut or altered on its way is still read as far as it can be: each part stands
 * for itself, what is not understood is left out and said.
 */
import {
  entryOf,
  parametersOf,
  withEntry,
  withInput,
  withSteps,
  withTarget,
  type Experiment,
} from '../engine/experiment.ts';
import { traceOf, type Trace } from '../engine/trace.ts';
import { entryPlace, hasPlace, parsePlace, quantityPlace } from './place.ts';
import { isSetting, withoutSetting, type SettingName } from './settings.ts';
import { longestOf, type LabState, type Start } from './store.ts';

const VERSION = 1;
/** Longer links are refused whole: nothing the page writes comes near. */
export const LONGEST_LINK = 16_384;

export type Linked = Pick<LabState, 'experiment' | 'step' | 'pin' | 'settings'>;

/** Room in a link for what the other labs of the page say, and for the name before each part. */
const ROOM = 0.6;

/**
 * The fragment, without #; empty where nothing differs. A network of another shape than the start's, or with more other numbers
 * than a link may hold, is not in it: then it has the settings alone.
 */
export function writeLink(start: Start, now: Linked): string {
  const whole = isAlike(start.experiment, now.experiment) ? write(start, now) : null;
  if (whole !== null && whole.length <= ROOM * LONGEST_LINK) return whole;
  return write(start, { ...start, settings: now.settings });
}

/** Can every number of the one stand in the other's place? Only the length may differ. */
function isAlike(one: Experiment, other: Experiment): boolean {
  const shapeOf = ({ layers, readout, inputs }: Experiment) =>
    JSON.stringify([
      layers.map(({ cell, hidden, backward }) => [cell, hidden, backward !== undefined]),
      (readout.parameters.b_z as readonly number[]).length,
      inputs[0]!.length,
    ]);
  return shapeOf(one) === shapeOf(other);
}

function write(start: Start, now: Linked): string {
  const parts: string[] = [];
  const steps = now.experiment.inputs.length;
  if (steps !== start.experiment.inputs.length) parts.push(`T=${steps}`);
  if (now.step !== start.step) parts.push(`step=${now.step}`);
  if (now.pin !== start.pin) parts.push(`pin=${now.pin ?? 'none'}`);
  const [before, set] = [start.settings ?? {}, now.settings];
  for (const name of Object.keys({ ...before, ...set }) as SettingName[])
    if (set[name] !== before[name]) parts.push(`${name}=${set[name] ?? 'none'}`);
  for (const [place, value] of differences(start.experiment, now.experiment))
    parts.push(`${place}=${value}`);
  return parts.length === 0 ? '' : [`v=${VERSION}`, ...parts].join('&');
}

function differences(
  start: Experiment,
  now: Experiment,
): [place: string, value: number | string][] {
  const found: [string, number | string][] = [];
  for (const { key, plan } of traceOf(now).strands) {
    const [before, after] = [parametersOf(start, key)!, parametersOf(now, key)!];
    for (const { name, rows, cols } of plan.parameters) {
      if (before[name] === after[name]) continue;
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < Math.max(cols, 1); column++) {
          const index = cols === 0 ? [row] : [row, column];
          const entry = { layer: key, parameter: name, index };
          const value = entryOf(now, entry);
          if (value !== entryOf(start, entry)) found.push([entryPlace(entry), value]);
        }
    }
  }
  const { inputs, targets } = withSteps(start, now.inputs.length);
  now.inputs.forEach((x, k) =>
    x.forEach((value, row) => {
      if (value !== inputs[k]![row]) found.push([quantityPlace('1', 'x', k + 1, row), value]);
    }),
  );
  now.targets.forEach((target, k) => {
    if (target !== targets[k]) found.push([`y@${k + 1}`, target ?? 'none']);
  });
  return found;
}

/** Reads a fragment (with or without #) on top of a start. Never throws. `notice` says what was left out; null where all was read. */
export function readLink(start: Start, fragment: string): Linked & { notice: string | null } {
  const text = fragment.replace(/^#/, '');
  const { settings = {} } = start;
  const nothing = { experiment: start.experiment, step: start.step, pin: start.pin, settings };
  // A fragment without "=" is an anchor of the page, not a link of ours.
  if (!text.includes('=')) return { ...nothing, notice: null };
  if (text.length > LONGEST_LINK)
    return {
      ...nothing,
      notice: 'The link is longer than any this page writes, so none of it was read.',
    };

  const parts = text.split('&');
  const version = parts[0];
  if (version !== `v=${VERSION}`)
    return {
      ...nothing,
      notice: `The link does not begin with v=${VERSION}, the version this page reads, so none of it was read.`,
    };
  const isLength = (part: string) => part.startsWith('T=');
  // The length first, wherever it stands: everything else may name a step. Besides it a link changes numbers, never sizes.
  const lengths = parts.slice(1).filter(isLength);
  const others = parts.slice(1).filter((part) => !isLength(part));
  let now: Linked = nothing;
  const unread: string[] = [];
  for (const part of lengths) {
    const steps = /^T=\d{1,5}$/.test(part) ? Number(part.slice(2)) : 0;
    if (steps < 1 || steps > longestOf(start)) unread.push(part);
    else now = { ...now, ...atLength(start, steps) };
  }
  const trace = traceOf(now.experiment);
  for (const part of others) {
    const read = readPart(trace, now, decode(part));
    if (read) now = read;
    else unread.push(part);
  }
  return { ...now, notice: unread.length === 0 ? null : noticeOf(unread) };
}

/** The start over another number of steps; its step and its pin as they are, as far as the sequence goes. */
function atLength(start: Start, steps: number): Pick<Linked, 'experiment' | 'step' | 'pin'> {
  const experiment = withSteps(start.experiment, steps, start.experiment);
  const pin = start.pin === null ? null : parsePlace(start.pin);
  return {
    experiment,
    step: Math.min(start.step, steps),
    pin: pin && hasPlace(traceOf(experiment), pin) ? start.pin : null,
  };
}

/** The parts of a link that belong to a lab, without its name; the lab without a name has all that has none. */
export function partsOf(fragment: string, name: string): string {
  const text = fragment.replace(/^#/, '');
  if (!text.includes('=')) return text;
  const [version, ...parts] = text.split('&');
  const own = parts.flatMap((part) => {
    const [, owner = '', rest = part] = /^([a-z]+)~(.*)$/s.exec(part) ?? [];
    return owner === name ? [rest] : [];
  });
  return [version, ...own].join('&');
}

/** A fragment in which the parts of one lab are replaced by those of `link`; empty where none are left. */
export function withPartsOf(fragment: string, name: string, link: string): string {
  const text = fragment.replace(/^#/, '');
  const others = text.startsWith(`v=${VERSION}&`)
    ? text
        .split('&')
        .slice(1)
        .filter((part) => (/^([a-z]+)~/.exec(part)?.[1] ?? '') !== name)
    : [];
  const own = link === '' ? [] : link.split('&').slice(1);
  const parts = [...own.map((part) => (name === '' ? part : `${name}~${part}`)), ...others];
  return parts.length === 0 ? '' : [`v=${VERSION}`, ...parts].join('&');
}

/** Some programs that pass links on escape what needs no escaping. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function readPart(trace: Trace, now: Linked, part: string): Linked | null {
  const [place = '', value = '', ...more] = part.split('=');
  if (more.length > 0 || value === '') return null;
  const { experiment } = now;
  if (place === 'step') {
    const step = /^\d{1,5}$/.test(value) ? Number(value) : 0;
    return step >= 1 && step <= experiment.inputs.length ? { ...now, step } : null;
  }
  if (place === 'pin') {
    if (value === 'none') return { ...now, pin: null };
    const pin = parsePlace(value);
    return pin && hasPlace(trace, pin) ? { ...now, pin: value } : null;
  }
  if (isSetting(place, value)) return { ...now, settings: { ...now.settings, [place]: value } };
  if (value === 'none' && Object.hasOwn(now.settings, place))
    return { ...now, settings: withoutSetting(now.settings, place) };
  const label = /^y@(\d{1,5})$/.exec(place);
  if (label) return readTarget(now, Number(label[1]), value);
  return readNumber(trace, now, place, value);
}

function readTarget(now: Linked, t: number, value: string): Linked | null {
  const classes = parametersOf(now.experiment, 'readout')!.b_z!.length;
  if (t < 1 || t > now.experiment.targets.length) return null;
  if (value === 'none') return { ...now, experiment: withTarget(now.experiment, t, null) };
  const target = /^\d{1,5}$/.test(value) ? Number(value) : classes;
  return target < classes ? { ...now, experiment: withTarget(now.experiment, t, target) } : null;
}

function readNumber(trace: Trace, now: Linked, text: string, value: string): Linked | null {
  const { experiment } = now;
  const place = parsePlace(text);
  const number = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN;
  if (!place || !Number.isFinite(number) || !hasPlace(trace, place)) return null;
  if (place.kind === 'parameter')
    return place.index.length === 0
      ? null
      : { ...now, experiment: withEntry(experiment, place, number) };
  if (place.layer !== '1' || place.name !== 'x' || place.unit === null) return null;
  return { ...now, experiment: withInput(experiment, place.t, place.unit, number) };
}

function noticeOf(unread: readonly string[]): string {
  const shown = unread[0]!.length > 40 ? `${unread[0]!.slice(0, 40)}…` : unread[0]!;
  const rest = unread.length > 1 ? ` and ${unread.length - 1} more` : '';
  return `A part of the link could not be read and was left out: “${shown}”${rest}. The rest is in place.`;
}
