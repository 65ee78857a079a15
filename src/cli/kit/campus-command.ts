import { Command, type Help, type Option } from 'commander'
import { widthOf } from './text-table'

const titles: Readonly<Record<string, string>> = {
  Usage: 'Usage 用法',
  Arguments: 'Arguments 参数',
  Options: 'Options 选项',
  'Global Options': 'Global Options 通用选项',
  Commands: 'Commands 命令',
}

/** A command in both languages that marks what it needs in its help, and tells all that is missing at once. */
export class CampusCommand extends Command {
  override createCommand(name?: string): CampusCommand {
    return new CampusCommand(name)
  }

  override createHelp(): Help {
    const help = super.createHelp()
    const describe = help.optionDescription.bind(help)
    help.optionDescription = (option: Option) => {
      if (option.long === '--help') return 'show this help 显示帮助'
      return option.mandatory ? `(required 必填) ${describe(option)}` : describe(option)
    }
    const describeCommand = help.subcommandDescription.bind(help)
    help.subcommandDescription = (command) =>
      command.name() === 'help' ? 'show the help of a command 显示命令的帮助' : describeCommand(command)
    help.styleTitle = (title) => title.replace(/^[^:]+/, (word) => titles[word] ?? word)
    // Commander would count a Chinese character as one column, and lines would run over.
    help.displayWidth = widthOf
    help.minWidthToWrap = 30
    // It breaks lines at blanks only, and Chinese sentences have none.
    const wrap = help.boxWrap.bind(help)
    help.boxWrap = (text, width) =>
      wrap(text.replace(/([，；：、])(?=\S)/g, '$1 '), width).replace(/([，；：、]) /g, '$1')
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
