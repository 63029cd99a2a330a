export function serve(options: {
  port: number;
  base?: string;
  folder?: string;
}): Promise<{ address: string; close: () => Promise<void> }>;
