(yield) @yield-outside-method.stray
[(method) (singleton_method)] @yield-outside-method.home
[(class) (module)] @yield-outside-method.wall

(retry) @retry-outside-rescue.stray
(rescue) @retry-outside-rescue.home
[(class) (method) (module) (singleton_method)] @retry-outside-rescue.wall

[(class "class") (module "module")] @class-in-method.stray
[(program) (class) (module) (singleton_class)] @class-in-method.home
[(method) (singleton_method)] @class-in-method.wall
