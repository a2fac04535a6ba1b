"""The catalogue: every metric of the floor, in the order in which the screens offer them."""

from floor.rules.metric import Better, Metric, Term, Unit, needs, sample, shape, value, values

__all__ = ["METRICS", "Better", "Metric", "Term", "Unit", "needs", "sample", "shape", "value", "values"]

HOUR = 3600

LOGIN = (Term("login_seconds"),)
CONTACTS = (Term("contacts"),)
TALKS = (Term("talks"),)
HANDLING = (Term("talk_seconds"), Term("hold_seconds"), Term("wrap_seconds"))

AN_HOUR = "Below an hour logged in the figure says how the first calls fell, not how somebody works."
TEN_CONTACTS = "With fewer than ten contacts one order more or less moves the figure by over ten points."
FIVE_TALKS = "Below five conversations a single long call decides the average."

NICE = "NICE CXone help, Outbound Agent Performance widget"
WFM = "WFM Labs wiki, Contact Center Metrics Glossary"
VICIDIAL = "VICIdial, agent sales performance report"

_CATALOGUE = (
    Metric(
        key="orders",
        name="Orders",
        unit="count",
        numerator=(Term("orders"),),
        definition="Sales booked or confirmed in the hour they were sold; an order that is cancelled later drops out.",
        source=f'{VICIDIAL} ("Sales"), but by the hour of the sale and without the cancelled ones',
    ),
    Metric(
        key="revenue",
        name="Revenue",
        unit="money",
        numerator=(Term("revenue_minor"),),
        definition="Amount of the orders; a cancelled order's amount drops out.",
        source=f"{NICE} (amount of positive outcomes)",
    ),
    Metric(
        key="conversion",
        name="Conversion",
        unit="percent",
        numerator=(Term("orders"),),
        denominator=CONTACTS,
        sample=("contacts",),
        smallest_sample=10,
        sample_reason=TEN_CONTACTS,
        definition="Orders as a share of contacts.",
        source=f"{NICE} (conversion rate). Others divide by leads or by dials: compare only like with like",
    ),
    Metric(
        key="contacts_per_order",
        name="Contacts per order",
        unit="ratio",
        numerator=CONTACTS,
        denominator=(Term("orders"),),
        better="lower",
        sample=("contacts",),
        smallest_sample=10,
        sample_reason=f"{TEN_CONTACTS} Without an order there is no figure.",
        definition="How many contacts one order takes.",
        source='The inverse of conversion; never shortened, because "CPO" also means cost per order in this trade',
    ),
    Metric(
        key="orders_per_hour",
        name="Orders per hour",
        unit="per_hour",
        numerator=(Term("orders"),),
        denominator=LOGIN,
        scale=HOUR,
        sample=("login_seconds",),
        smallest_sample=HOUR,
        sample_reason=AN_HOUR,
        definition="Orders for every hour logged in, pauses included.",
        source=f'{VICIDIAL} ("Sales Per Hour")',
    ),
    Metric(
        key="revenue_per_hour",
        name="Revenue per hour",
        unit="money_per_hour",
        numerator=(Term("revenue_minor"),),
        denominator=LOGIN,
        scale=HOUR,
        sample=("login_seconds",),
        smallest_sample=HOUR,
        sample_reason=AN_HOUR,
        definition="Amount of the orders for every hour logged in, pauses included.",
        source=f"{NICE} (amount and positives per hour), with the amount in place of the count",
    ),
    Metric(
        key="dials",
        name="Dials",
        unit="count",
        numerator=(Term("dials"),),
        definition="Outbound calls placed, whoever or whatever answered.",
        source="CallHub, Outbound call center metrics (calls per agent)",
    ),
    Metric(
        key="dials_per_hour",
        name="Dials per hour",
        unit="per_hour",
        numerator=(Term("dials"),),
        denominator=LOGIN,
        scale=HOUR,
        sample=("login_seconds",),
        smallest_sample=HOUR,
        sample_reason=AN_HOUR,
        definition="Outbound calls for every hour logged in, pauses included.",
        source="CallHub, Outbound call center metrics (dials per hour)",
    ),
    Metric(
        key="contacts",
        name="Contacts",
        unit="count",
        numerator=CONTACTS,
        definition="Conversations with the right person, whatever they decided; a sale is a contact.",
        source=f"{NICE} (right party contacts). VICIdial's own count leaves sales out",
    ),
    Metric(
        key="contact_rate",
        name="Contact rate",
        unit="percent",
        numerator=CONTACTS,
        denominator=(Term("dials"),),
        sample=("dials",),
        smallest_sample=20,
        sample_reason="About one dial in five becomes a contact: below twenty dials there may be none by chance.",
        definition="Contacts as a share of dials.",
        source="Gitnux, Outbound call center performance metrics (right party contact rate)",
    ),
    Metric(
        key="average_talk_time",
        name="Average talk time",
        unit="duration",
        numerator=(Term("talk_seconds"),),
        denominator=TALKS,
        sample=("talks",),
        smallest_sample=5,
        sample_reason=FIVE_TALKS,
        definition="Seconds of talk for every call in which there was talk; in selling, longer is more often better.",
        source="Call Center Advisor, Call center metrics (average talk time)",
    ),
    Metric(
        key="average_handle_time",
        name="Average handle time",
        unit="duration",
        numerator=HANDLING,
        denominator=TALKS,
        better="lower",
        sample=("talks",),
        smallest_sample=5,
        sample_reason=FIVE_TALKS,
        definition="Seconds of talk, hold and wrap-up for every call in which there was talk.",
        source=f"{WFM} (average handle time)",
    ),
    Metric(
        key="first_call_resolution",
        name="First call resolution",
        unit="percent",
        numerator=(Term("resolved_contacts"),),
        denominator=CONTACTS,
        sample=("contacts",),
        smallest_sample=10,
        sample_reason=TEN_CONTACTS,
        definition="Share of contacts that settle the matter in that call: a sale or a clear no, no call back.",
        source="CallHub, Outbound call center metrics (first call close), with the clear no counted in. "
        "VICIdial's column of this name is calls per lead and is never imported",
    ),
    Metric(
        key="cancellation_rate",
        name="Cancellation rate",
        unit="percent",
        numerator=(Term("cancelled_orders"),),
        denominator=(Term("sold_orders"),),
        better="lower",
        sample=("sold_orders",),
        smallest_sample=5,
        sample_reason="Below five sales a single cancellation is more than a fifth of them.",
        definition="Share of what was sold in the period that has been cancelled since, on whatever day.",
        source="Fluent Commerce documentation, Cancellation rate metric",
    ),
    Metric(
        key="occupancy",
        name="Occupancy",
        unit="percent",
        numerator=HANDLING,
        denominator=(Term("login_seconds"), Term("pause_seconds", -1)),
        sample=("login_seconds",),
        smallest_sample=HOUR,
        sample_reason=AN_HOUR,
        definition="Share of the logged-in time without pauses that goes into talk, hold and wrap-up.",
        source="Multichannel Merchant, Top 20 contact center metrics (agent occupancy: workload over staffed hours)",
    ),
    Metric(
        key="quality_score",
        name="Quality score",
        unit="score",
        numerator=(Term("quality_hundredths"),),
        denominator=(Term("quality_reviews"),),
        divisor=100,
        sample=("quality_reviews",),
        smallest_sample=3,
        sample_reason="One or two reviews say more about the calls that were picked than about the agent.",
        definition="Average score, 0 to 100, of the calls that were reviewed.",
        source="Time Doctor, Outbound call center metrics (call quality)",
    ),
)

METRICS: dict[str, Metric] = {metric.key: metric for metric in _CATALOGUE}
