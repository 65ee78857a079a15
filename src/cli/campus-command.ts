import { Command, type Help, type Option } from 'commander'

/** A command that marks what it needs in its help, and tells all that is missing at once. */
export class CampusCommand extends Command {
  override createCommand(name?: string): CampusCommand {
    return new CampusCommand(name)
  }

  override createHelp(): Help {
    const help = super.createHelp()
    const describe = help.optionDescription.bind(help)
    help.optionDescription = (option: Option) =>
      option.mandatory ? `(required 必填) ${describe(option)}` : describe(option)
    return help
  }

  /** Commander asks here for the first option that is missing; the others would each take another try. */
  missingMandatoryOptionValue(): void {
    const missing = [
      ...this.registeredArguments
        .filter(({ required }, at) => required && this.args[at] === undefined)
        .map((one) => `<${one.name()}>`),
      ...this.options
        .filter((option) => option.mandatory && this.getOptionValue(option.attributeName()) === undefined)
        .map(({ flags }) => flags),
    ]
    this.error(`error: missing 缺少: ${missing.join(', ')}`, { code: 'commander.missingMandatoryOptionValue' })
  }
}
