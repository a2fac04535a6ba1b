"""What the floor sells: three campaigns, six products."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Campaign:
    """A campaign and how easy it is: reaching people and closing, against the floor's average of 1."""

    key: str
    list_name: str
    contact: float
    conversion: float


@dataclass(frozen=True)
class Product:
    """A product of one campaign. `share` of the campaign's sales, `cancels` against the floor's average of 1."""

    key: str
    name: str
    category: str
    price_minor: int
    campaign: int
    share: float
    cancels: float


CAMPAIGNS = (
    Campaign("FIBRE", "Home internet movers", contact=1.0, conversion=1.0),
    Campaign("POWER", "Green energy switch", contact=0.94, conversion=0.86),
    Campaign("SHIELD", "Device cover owners", contact=1.06, conversion=1.14),
)
PRODUCTS = (
    Product("fibre-300", "Fibre 300", "Internet", 49_00, 0, 0.65, 0.9),
    Product("fibre-1000", "Fibre 1000", "Internet", 79_00, 0, 0.35, 1.2),
    Product("green-power", "Green Power", "Energy", 39_00, 1, 0.7, 1.1),
    Product("power-plus", "Power Plus with battery", "Energy", 129_00, 1, 0.3, 1.6),
    Product("device-care", "Device Care", "Cover", 19_00, 2, 0.6, 0.7),
    Product("home-shield", "Home Shield", "Cover", 29_00, 2, 0.4, 0.9),
)
