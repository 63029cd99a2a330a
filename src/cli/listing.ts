/** npm run --silent listing -- FILE.json --numpy|--pytorch: a program that re-creates an experiment, on standard output. */
import { numpyListing } from '../notation/python/numpy.ts';
import { torchListing } from '../notation/python/torch.ts';
import { experimentFromFile, run } from './file.ts';

const USAGE = 'npm run --silent listing -- FILE.json --numpy (or --pytorch)';
const listings = { '--numpy': numpyListing, '--pytorch': torchListing };

run(() => {
  const args = process.argv.slice(2);
  const options = args.filter((arg) => arg.startsWith('--'));
  const files = args.filter((arg) => !arg.startsWith('--'));
  const unknown = options.find((option) => !Object.hasOwn(listings, option));
  if (unknown) throw new Error(`${unknown} is not an option; write ${USAGE}`);
  if (options.length !== 1) throw new Error(`Say which listing, --numpy or --pytorch: ${USAGE}`);
  if (files.length !== 1) throw new Error(`Name one file: ${USAGE}`);
  const listing = listings[options[0] as keyof typeof listings];
  process.stdout.write(listing(experimentFromFile(files[0]!)));
});
