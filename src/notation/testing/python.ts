/** Runs Python programs, many in one process: importing PyTorch takes longer than all listings together. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An interpreter that has the library; null where none of the usual ones does. */
export function pythonWith(library: string): string | null {
  const probe = `import importlib.util as u; raise SystemExit(u.find_spec("${library}") is None)`;
  const candidates = [process.env.UNFOLDED_PYTHON, '/usr/bin/python3', 'python3'];
  return candidates.find((one) => one && spawnSync(one, ['-c', probe]).status === 0) ?? null;
}

/** What to say where tests do not run. */
export function missing(library: string): string {
  return `No Python with ${library} was found: its listings are not run. Set UNFOLDED_PYTHON to an interpreter that has it.`;
}

const DRIVER = `
import contextlib, io, json, runpy, sys
results = {}
for file in sys.argv[1:]:
    try:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            runpy.run_path(file)
        results[file] = out.getvalue().strip()
    except Exception as error:
        results[file] = type(error).__name__ + ": " + str(error)
print(json.dumps(results))
`;

/** What each program printed; where it failed, the error. */
export function runAll(python: string, programs: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'listings-'));
  try {
    const files = programs.map((program, k) => {
      const file = join(folder, `${k}.py`);
      writeFileSync(file, program);
      return file;
    });
    const { stdout, stderr } = spawnSync(python, ['-c', DRIVER, ...files], { encoding: 'utf8' });
    if (!stdout) throw new Error(`Python said: ${stderr}`);
    const results = JSON.parse(stdout) as Record<string, string>;
    return files.map((file) => results[file]!);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
