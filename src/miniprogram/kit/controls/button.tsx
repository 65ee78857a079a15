import { Tappable } from './tappable'

interface ButtonProps {
  text: string
  onTap(): void
  tone?: 'brand' | 'soft' | 'ghost' | 'danger'
  isSmall?: boolean
  isDisabled?: boolean
  className?: string
}

/** A button with a text. A small one keeps a finger-sized target around it. */
export function Button({
  text,
  onTap,
  tone = 'brand',
  isSmall = false,
  isDisabled = false,
  className = '',
}: ButtonProps) {
  const look = [
    'button',
    tone !== 'brand' && `button-${tone}`,
    isSmall && 'button-small',
    isDisabled && 'button-off',
    className,
  ]
  return (
    <Tappable className={look.filter(Boolean).join(' ')} onTap={onTap} isDisabled={isDisabled} label={text}>
      {text}
    </Tappable>
  )
}
