/** Somebody one can be in the preview: what its stand-in for WeChat answers to `GET /sandbox/people`. */
export interface PreviewPerson {
  /** Whom the stand-in for WeChat's login names. */
  readonly openid: string
  /** Of the student this person is; null for guardians, staff and newcomers. */
  readonly studentNumber: string | null
  /** What WeChat tells of this person's phone when they allow it; null when they have none. */
  readonly phone: string | null
  readonly name: string
  readonly nameEn: string
  /** What there is to see as this person, in one line. */
  readonly says: string
  readonly saysEn: string
}
