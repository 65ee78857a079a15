import type Taro from '@tarojs/taro'
import { create } from 'zustand'

/** How WeChat is answered that asked whether the person agrees. */
export type PrivacyResolve = (answer: Taro.onNeedPrivacyAuthorization.ResolveOption) => void

/** The id of the button that agrees; WeChat checks that a finger was on it. */
export const agreeButtonId = 'agree-wechat-privacy'

interface PrivacyAsksState {
  /** What of WeChat waits for the person's word, as the clipboard or the phone number; empty most of the time. */
  resolves: readonly PrivacyResolve[]
  ask(resolve: PrivacyResolve): void
  /** Answers all that waits: the word counts for the applet as a whole. */
  answer(isAgreed: boolean): void
}

/** WeChat's own question about privacy, while it is open. Not kept: WeChat remembers the answer itself. */
export const usePrivacyAsks = create<PrivacyAsksState>()((set, get) => ({
  resolves: [],
  ask: (resolve) => {
    // WeChat counts how often the question was really on the screen.
    resolve({ event: 'exposureAuthorization' })
    set(({ resolves }) => ({ resolves: [...resolves, resolve] }))
  },
  answer: (isAgreed) => {
    const { resolves } = get()
    set({ resolves: [] })
    for (const resolve of resolves)
      resolve(isAgreed ? { event: 'agree', buttonId: agreeButtonId } : { event: 'disagree' })
  },
}))
