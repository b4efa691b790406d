/** Says a measured figure where the tests are run, so that it can be cited with the command. */
export function tellFigure(figure: string): void {
  process.stdout.write(`  ${figure}\n`);
}
