export function serve(options: {
  port: number;
  base?: string;
  folder?: string;
  isolated?: boolean;
  compressed?: boolean;
}): Promise<{ address: string; close: () => Promise<void> }>;
