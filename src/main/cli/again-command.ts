/** The command line as a person would type it again, ready for their shell. */
export function againCommand(platform: NodeJS.Platform, args: readonly string[]): string {
  return ['npm run -s mettle --', ...args.map((argument) => quote(argument, platform))].join(' ');
}

function quote(argument: string, platform: NodeJS.Platform): string {
  const plain = /^[\w@%+=:,./\\-]+$/.test(argument);
  if (plain && (platform === 'win32' || !argument.includes('\\'))) return argument;
  return platform === 'win32'
    ? `"${argument.replaceAll('"', '\\"')}"`
    : `'${argument.replaceAll("'", `'\\''`)}'`;
}
