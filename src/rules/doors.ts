/** Every door at which rules are weighed, every rule that gives birth to duties, every dated value, in one table each. */
import { dvAdmission, thbAdmission } from './admission.ts'
import { allowanceApproval, allowanceProposal, fundAidApproval, fundAidProposal } from './allowance.ts'
import { anonymisedNotice } from './anonymised-notice.ts'
import { documentTasks, interviewTasks, registration } from './application.ts'
import { interpreterBooking, roomBooking } from './bookings.ts'
import { caseClosure } from './case-closure.ts'
import { answer, queueDisplay } from './channels.ts'
import { bedChange, companion, parentContact, representative } from './child-guard.ts'
import {
  complaintAnswer,
  complaintAnswerTasks,
  complaintHandler,
  complaintStepTasks,
  complaintTasks,
} from './complaints.ts'
import { consentRefusal, consentToDisclosure, consentToServices, consentToShelter, withdrawal } from './consent.ts'
import { consentTermTask, ownConsentTask, representationTask } from './consent-tasks.ts'
import { breachClosure, breachPersonTasks, breachTasks } from './data-breaches.ts'
import { dataRequestGrant, dataRequestRefusal, dataRequestTasks, erasureApproval } from './data-requests.ts'
import type { Rule } from './decision.ts'
import { disclosure } from './disclosure.ts'
import type { DutyRule } from './duty.ts'
import { familyHelp, planGoal } from './family.ts'
import { noCharge } from './free-of-charge.ts'
import { helplineRecord } from './helpline.ts'
import { identificationGrounds, identificationTask } from './identification.ts'
import { exposedResidentTasks, incidentPersonTasks, incidentReview, incidentTasks } from './incidents.ts'
import { lawEnforcementStep } from './law-enforcement-step.ts'
import { departure, transfer } from './leaving.ts'
import { noticeDismissal, noticeRelease } from './notice-review.ts'
import { dvChildNotice, thbChildNotice } from './notices.ts'
import type { Parameter } from './parameter.ts'
import { childUnder, viewAskedFrom, viewMandatoryFrom } from './parameters/ages.ts'
import { oneTimeAllowance } from './parameters/allowances.ts'
import { looksAgainPerHour, pictureMemoryMinutes, pictureMinutes, roomClasses } from './parameters/availability.ts'
import { frontOfficeMinutes, noticeDispatchMinutes, noticeRedHours, wholeServiceHours } from './parameters/clocks.ts'
import { longestCompelledReading } from './parameters/compelled-release.ts'
import { administrativeDays, complaintDays, complaintReminderDays, courtDays } from './parameters/complaints.ts'
import { longestDisclosureConsent } from './parameters/consent-terms.ts'
import {
  breachAssessmentHours,
  dataRefusalGrounds,
  dataRequestDays,
  dataRequestReminderDays,
} from './parameters/data-requests.ts'
import { courseRecipients, familyServices } from './parameters/family-help.ts'
import { graveIncidentReviewMinutes, incidentReviewHours } from './parameters/incidents.ts'
import { dvNoticeRecipients, minorsCommissionName, thbNoticeRecipients } from './parameters/notice-recipients.ts'
import {
  answerForms,
  legalBasis,
  refusalGrounds,
  serviceId,
  serviceUnits,
  serviceUsers,
} from './parameters/passport.ts'
import {
  consentReminder,
  episodeGap,
  planReminder,
  rightsExplainedWithin,
  stayReminders,
  viewAfterBirthday,
} from './parameters/reminders.ts'
import {
  attemptRetention,
  auditRetention,
  disclosureRetention,
  helplineRetention,
  leadRetention,
  personRetention,
} from './parameters/retention.ts'
import { dvServices, thbServices } from './parameters/service-types.ts'
import { smallestOutside, smallestPublic } from './parameters/statistics.ts'
import { adultMonths, childMonths, institutionDays, reviewEvery } from './parameters/stay-limits.ts'
import { messageFields, systemsAround } from './parameters/systems.ts'
import { urgentMeasures } from './parameters/urgent-measures.ts'
import { workingDays } from './parameters/working-days.ts'
import { finalization, finalizationThb, placementBasis } from './placement.ts'
import { placementRequest } from './placement-request.ts'
import { planActivation, scheduling } from './plan.ts'
import { pseudonymousRelease } from './pseudonymous-release.ts'
import { referralOut } from './referral.ts'
import { refusal } from './refusal.ts'
import { removal, removalThb } from './removal.ts'
import { representationEndTasks, wrongRelationTasks } from './representation.ts'
import { rightsTask } from './rights.ts'
import { accreditation, door } from './shelter-door.ts'
import { accompanyingBasis, accompanyingDoor, extension, plannedExit, shortening } from './stay-change.ts'
import { childOfHersTasks, suspicionReview, suspicionTasks } from './suspicion.ts'
import { systemMessage } from './systems.ts'

export const doors: Readonly<Record<string, readonly Rule<never>[]>> = {
  'admission.dv': dvAdmission,
  'admission.thb': thbAdmission,
  'allowance.approval': allowanceApproval,
  'allowance.proposal': allowanceProposal,
  'allowance.fund-aid-approval': fundAidApproval,
  'allowance.fund-aid-proposal': fundAidProposal,
  'application.answer': answer,
  'application.law-enforcement-step': lawEnforcementStep,
  'application.placement-request': placementRequest,
  'application.refusal': refusal,
  'application.registration': registration,
  'booking.confidential-room': roomBooking,
  'booking.interpreter': interpreterBooking,
  'case.closure': caseClosure,
  'case.identification': identificationGrounds,
  'consent.disclosure': consentToDisclosure,
  'complaint.answer': complaintAnswer,
  'complaint.handler': complaintHandler,
  'consent.refusal': consentRefusal,
  'consent.services': consentToServices,
  'consent.shelter': consentToShelter,
  'consent.withdrawal': withdrawal,
  'data-breach.closure': breachClosure,
  'data-request.erasure': erasureApproval,
  'data-request.grant': dataRequestGrant,
  'data-request.refusal': dataRequestRefusal,
  disclosure: disclosure,
  'disclosure.deidentified': anonymisedNotice,
  'disclosure.pseudonymous': pseudonymousRelease,
  'helpline.record': helplineRecord,
  'incident.review': incidentReview,
  'notice.dismissal': noticeDismissal,
  'notice.release': noticeRelease,
  'placement.accompanying': accompanyingBasis,
  'placement.accompanying-door': accompanyingDoor,
  'placement.accreditation': accreditation,
  'placement.basis': placementBasis,
  'placement.bed-change': bedChange,
  'placement.companion': companion,
  'placement.departure': departure,
  'placement.door': door,
  'placement.extension': extension,
  'placement.finalization': finalization,
  'placement.finalization-thb': finalizationThb,
  'placement.parent-contact': parentContact,
  'placement.planned-exit': plannedExit,
  'placement.removal': removal,
  'placement.removal-thb': removalThb,
  'placement.representative': representative,
  'placement.shortening': shortening,
  'placement.transfer': transfer,
  'plan.activation': planActivation,
  'plan.family-help': familyHelp,
  'plan.goal': planGoal,
  'plan.scheduling': scheduling,
  'queue.display': queueDisplay,
  'referral.out': referralOut,
  'service.charge': noCharge,
  'suspicion.review': suspicionReview,
  'system.message': systemMessage,
}

export const dutyRules: readonly DutyRule<never>[] = [
  dvChildNotice,
  thbChildNotice,
  documentTasks,
  interviewTasks,
  suspicionTasks,
  childOfHersTasks,
  rightsTask,
  identificationTask,
  representationTask,
  ownConsentTask,
  consentTermTask,
  representationEndTasks,
  wrongRelationTasks,
  incidentTasks,
  incidentPersonTasks,
  exposedResidentTasks,
  dataRequestTasks,
  breachTasks,
  breachPersonTasks,
  complaintTasks,
  complaintAnswerTasks,
  complaintStepTasks,
]

export const parameters: readonly Parameter<unknown>[] = [
  childUnder,
  viewMandatoryFrom,
  viewAskedFrom,
  adultMonths,
  childMonths,
  institutionDays,
  reviewEvery,
  stayReminders,
  viewAfterBirthday,
  episodeGap,
  consentReminder,
  rightsExplainedWithin,
  planReminder,
  workingDays,
  longestDisclosureConsent,
  longestCompelledReading,
  dvNoticeRecipients,
  thbNoticeRecipients,
  minorsCommissionName,
  noticeDispatchMinutes,
  noticeRedHours,
  oneTimeAllowance,
  urgentMeasures,
  thbServices,
  dvServices,
  serviceId,
  serviceUnits,
  serviceUsers,
  refusalGrounds,
  answerForms,
  frontOfficeMinutes,
  wholeServiceHours,
  familyServices,
  courseRecipients,
  legalBasis,
  systemsAround,
  messageFields,
  smallestOutside,
  smallestPublic,
  personRetention,
  disclosureRetention,
  auditRetention,
  attemptRetention,
  leadRetention,
  helplineRetention,
  roomClasses,
  pictureMinutes,
  pictureMemoryMinutes,
  looksAgainPerHour,
  incidentReviewHours,
  graveIncidentReviewMinutes,
  dataRequestDays,
  dataRequestReminderDays,
  dataRefusalGrounds,
  breachAssessmentHours,
  complaintDays,
  complaintReminderDays,
  administrativeDays,
  courtDays,
]
